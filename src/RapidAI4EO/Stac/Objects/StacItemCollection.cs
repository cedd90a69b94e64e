using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>Items in one document: a FeatureCollection of GeoJSON.</summary>
public sealed class StacItemCollection : StacObject
{
    internal StacItemCollection(DocumentAddress address, ReadOnlyMemory<byte> json, ReadOnlyMemory<byte>[] members)
        : base(address, json, members)
    {
    }

    /// <summary>The items, read one after the other as they are asked for.</summary>
    /// <exception cref="StacFormatException">A member is no item.</exception>
    public IEnumerable<StacItem> Items => Features.Select(feature =>
        Read(feature, Address) as StacItem ?? throw new StacFormatException($"A member of the features in {Address} is no item."));

    /// <summary>The text of each member.</summary>
    internal IEnumerable<ReadOnlyMemory<byte>> Features => JsonMembers.Elements(this[StacMember.Features]);
}
