using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>A place and time with files about it.</summary>
public sealed class StacItem : StacObject
{
    private readonly Lazy<IReadOnlyList<StacAsset>> _assets;

    internal StacItem(DocumentAddress address, ReadOnlyMemory<byte> json, ReadOnlyMemory<byte>[] members)
        : base(address, json, members)
    {
        CollectionId = JsonValues.Text(this[StacMember.Collection]);
        _assets = new(() => [.. StacAsset.ReadAll(this[StacMember.Assets], address)]);
    }

    /// <summary>Null where the item belongs to no collection.</summary>
    public string? CollectionId { get; }

    /// <summary>West, south, east, north in degrees, or six numbers with heights; null where there is none, or it is no list of numbers.</summary>
    public IReadOnlyList<double>? Bbox => JsonValues.Numbers(this[StacMember.Bbox]);

    /// <summary>The files, in the order of the document.</summary>
    public IReadOnlyList<StacAsset> Assets => _assets.Value;

    /// <summary>All properties; of the kind Undefined where the item has none.</summary>
    public JsonElement Properties => this[StacMember.Properties] is { IsEmpty: false } properties
        ? JsonElement.Parse(properties.Span, new JsonDocumentOptions { MaxDepth = int.MaxValue })
        : default;

    /// <summary>The geometry in longitudes and latitudes (EPSG:4326), valid or not; null where the item has none.</summary>
    /// <exception cref="InvalidInputException">It is no geometry of GeoJSON.</exception>
    public NtsGeometry? ReadGeometry() =>
        JsonValues.IsGiven(this[StacMember.Geometry]) ? AreaReader.ReadGeometry(this[StacMember.Geometry], "The item's geometry") : null;

    /// <summary>When the item was.</summary>
    /// <exception cref="InvalidInputException">A time is not one of RFC 3339.</exception>
    public StacTime ReadTime() => StacTime.Read(this[StacMember.Properties]);
}
