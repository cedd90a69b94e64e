using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>A link of a document.</summary>
public sealed class StacLink
{
    private static readonly byte[][] Names = [[.. "rel"u8], [.. "href"u8], [.. "type"u8], [.. "title"u8]];

    private readonly DocumentAddress _address;
    private readonly ReadOnlyMemory<byte>[] _members;

    private StacLink(ReadOnlyMemory<byte> json, DocumentAddress address)
    {
        _address = address;
        Text = json;
        _members = JsonMembers.Find(json, Names);
        Relation = JsonValues.Text(_members[0]) ?? "";
        Href = JsonValues.Text(_members[1]) ?? "";
    }

    /// <summary>The whole link as UTF-8, as it was read.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary><c>child</c>, <c>item</c>, <c>related</c>; empty where it is not said.</summary>
    public string Relation { get; }

    /// <summary>As it is written; empty where it is not.</summary>
    public string Href { get; }

    /// <summary>Where it leads: a URL or path.</summary>
    public string AbsoluteHref => _address.Absolute(Href);

    /// <summary>The media type; null where it is not said.</summary>
    public string? Type => JsonValues.Text(_members[2]);

    public string? Title => JsonValues.Text(_members[3]);

    /// <summary>The links of an array, as they are asked for.</summary>
    internal static IEnumerable<StacLink> ReadAll(ReadOnlyMemory<byte> json, DocumentAddress address)
    {
        foreach (var element in JsonMembers.Elements(json))
        {
            if (Read(element, address) is { } link) yield return link;
        }
    }

    /// <returns>Null where it is no object.</returns>
    internal static StacLink? Read(ReadOnlyMemory<byte> json, DocumentAddress address) => JsonValues.IsObject(json) ? new StacLink(json, address) : null;
}
