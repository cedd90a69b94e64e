using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>A catalog: links to other catalogs, collections and items.</summary>
public class StacCatalog : StacObject
{
    internal StacCatalog(DocumentAddress address, ReadOnlyMemory<byte> json, ReadOnlyMemory<byte>[] members)
        : base(address, json, members)
    {
    }

    public string? Title => JsonValues.Text(this[StacMember.Title]);

    public string? Description => JsonValues.Text(this[StacMember.Description]);
}
