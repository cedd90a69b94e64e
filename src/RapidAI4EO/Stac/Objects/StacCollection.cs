using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>A catalog whose items have things in common: a licence, and an extent in space and time.</summary>
public sealed class StacCollection : StacCatalog
{
    private readonly Lazy<StacExtent> _extent;
    private readonly Lazy<IReadOnlyList<StacAsset>> _assets;

    internal StacCollection(DocumentAddress address, ReadOnlyMemory<byte> json, ReadOnlyMemory<byte>[] members)
        : base(address, json, members)
    {
        _extent = new(() => StacExtent.Read(this[StacMember.Extent]));
        _assets = new(() => [.. StacAsset.ReadAll(this[StacMember.Assets], address)]);
    }

    public string? License => JsonValues.Text(this[StacMember.License]);

    public StacExtent Extent => _extent.Value;

    /// <summary>Files that belong to the collection as a whole.</summary>
    public IReadOnlyList<StacAsset> Assets => _assets.Value;
}
