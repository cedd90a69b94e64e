using System.Text.Json;
using System.Text.Unicode;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>
/// A catalog, collection, item or item collection of STAC 1.0 or 1.1, as it was read: its text is kept to the byte, and the
/// properties here look into it. So nothing is lost that has no property, and nothing is built that nobody asks for.
/// </summary>
public abstract class StacObject
{
    private readonly Lazy<IReadOnlyList<StacLink>> _links;

    private protected StacObject(DocumentAddress address, ReadOnlyMemory<byte> json, ReadOnlyMemory<byte>[] members)
    {
        Address = address;
        Text = json;
        Members = members;
        Id = JsonValues.Text(this[StacMember.Id]);
        _links = new(() => [.. StacLink.ReadAll(this[StacMember.Links], address)]);
    }

    /// <summary>The document it was read from, to which its relative links are relative, whatever a link of rel <c>self</c> says.</summary>
    public DocumentAddress Address { get; }

    /// <summary>The whole object as UTF-8, as it was read.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>Null where the document has none, which STAC does not allow.</summary>
    public string? Id { get; }

    /// <summary>As it is written: <c>1.0.0</c>, <c>1.0.0-rc.2</c>, <c>1.1.0</c>; null where it is not.</summary>
    public string? StacVersion => JsonValues.Text(this[StacMember.StacVersion]);

    public IReadOnlyList<StacLink> Links => _links.Value;

    /// <summary>The whole object for a look at what has no property here.</summary>
    public JsonElement Json => JsonElement.Parse(Text.Span, new JsonDocumentOptions { MaxDepth = int.MaxValue });

    private protected ReadOnlyMemory<byte>[] Members { get; }

    internal ReadOnlyMemory<byte> this[StacMember member] => Members[(int)member];

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">Its text; a byte order mark is let pass.</param>
    /// <param name="address">Where it came from.</param>
    /// <exception cref="StacFormatException">The text is not UTF-8, not JSON, or no STAC.</exception>
    public static StacObject Read(ReadOnlyMemory<byte> utf8, DocumentAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8.Span)) throw StacFormatException.NoUtf8(utf8);
        try
        {
            return Create(utf8, address);
        }
        catch (JsonException e)
        {
            throw StacFormatException.NoJson(utf8, e);
        }
    }

    private static StacObject Create(ReadOnlyMemory<byte> json, DocumentAddress address)
    {
        var members = JsonMembers.Find(json, StacMembers.Names);
        return StacKinds.Of(members) switch
        {
            StacKind.Item => new StacItem(address, json, members),
            StacKind.ItemCollection => new StacItemCollection(address, json, members),
            StacKind.Collection => new StacCollection(address, json, members),
            _ => new StacCatalog(address, json, members),
        };
    }
}
