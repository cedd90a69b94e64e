namespace RapidAI4EO.Stac.Objects;

/// <summary>The names of <see cref="StacMember"/>.</summary>
internal static class StacMembers
{
    public static readonly byte[][] Names =
    [
        [.. "type"u8],
        [.. "stac_version"u8],
        [.. "id"u8],
        [.. "title"u8],
        [.. "description"u8],
        [.. "license"u8],
        [.. "extent"u8],
        [.. "geometry"u8],
        [.. "bbox"u8],
        [.. "properties"u8],
        [.. "links"u8],
        [.. "assets"u8],
        [.. "collection"u8],
        [.. "features"u8],
    ];
}
