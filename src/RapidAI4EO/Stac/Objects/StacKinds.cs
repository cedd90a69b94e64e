using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>Tells what a document is: by its type, and before STAC 1.0.0-rc.1, when catalogs and collections had none, by what it has.</summary>
internal static class StacKinds
{
    /// <param name="members">In the order of <see cref="StacMembers.Names"/>.</param>
    /// <exception cref="StacFormatException">It is none of STAC.</exception>
    public static StacKind Of(ReadOnlyMemory<byte>[] members) => JsonValues.Text(members[(int)StacMember.Type]) switch
    {
        "Feature" => StacKind.Item,
        "FeatureCollection" => StacKind.ItemCollection,
        "Collection" => StacKind.Collection,
        "Catalog" => StacKind.Catalog,
        null when IsOfOldCatalog(members) => JsonValues.IsObject(members[(int)StacMember.Extent]) ? StacKind.Collection : StacKind.Catalog,
        null when IsLikeItem(members) => throw new StacFormatException("It looks like an item of STAC and has no type: an item says \"type\": \"Feature\"."),
        null => throw new StacFormatException("It is JSON, but neither a catalog nor a collection nor an item of STAC: it has no type."),
        var other => throw new StacFormatException(
            $"It is JSON, but neither a catalog nor a collection nor an item of STAC: its type is '{Corpus.DisplayText.Text(other)}'."),
    };

    private static bool IsOfOldCatalog(ReadOnlyMemory<byte>[] members) =>
        !JsonValues.IsGiven(members[(int)StacMember.Type])
        && JsonValues.Text(members[(int)StacMember.StacVersion]) is { } version && IsBeforeTypes(version)
        && JsonValues.IsGiven(members[(int)StacMember.Links])
        && members[(int)StacMember.Geometry].IsEmpty;

    private static bool IsBeforeTypes(string version) =>
        version.StartsWith("0.", StringComparison.Ordinal) || version.StartsWith("1.0.0-beta", StringComparison.Ordinal);

    private static bool IsLikeItem(ReadOnlyMemory<byte>[] members) =>
        !members[(int)StacMember.Geometry].IsEmpty || JsonValues.IsObject(members[(int)StacMember.Assets]);
}
