using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>A file of an item or collection.</summary>
public sealed class StacAsset
{
    private static readonly byte[][] Names = [[.. "href"u8], [.. "type"u8], [.. "title"u8], [.. "roles"u8]];

    private readonly DocumentAddress _address;
    private readonly ReadOnlyMemory<byte>[] _members;

    private StacAsset(string name, ReadOnlyMemory<byte> json, DocumentAddress address)
    {
        _address = address;
        _members = JsonMembers.Find(json, Names);
        Name = name;
        Text = json;
    }

    /// <summary>Its key among the assets.</summary>
    public string Name { get; }

    /// <summary>The whole asset as UTF-8, as it was read.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>As it is written; empty where it is not.</summary>
    public string Href => JsonValues.Text(_members[0]) ?? "";

    /// <summary>Whether its href names a file. One that is missing, empty or a mere fragment would be the document itself (RFC 3986, 4.4).</summary>
    public bool HasHref => Href.AsSpan().Trim() is [not '#', ..];

    /// <summary>Where the file is: a URL or path.</summary>
    public string AbsoluteHref => _address.Absolute(Href);

    /// <summary>The media type; null where it is not said.</summary>
    public string? Type => JsonValues.Text(_members[1]);

    public string? Title => JsonValues.Text(_members[2]);

    public IReadOnlyList<string> Roles => JsonValues.Texts(_members[3]);

    /// <summary>Its own time; nothing where it has none and the item's holds.</summary>
    /// <exception cref="InvalidInputException">A time is not one of RFC 3339.</exception>
    public StacTime ReadTime() => StacTime.Read(Text);

    /// <summary>A sentence on each member that is no asset.</summary>
    internal static IEnumerable<string> FaultsIn(ReadOnlyMemory<byte> json)
    {
        if (JsonValues.IsGiven(json) && !JsonValues.IsObject(json)) yield return "Its assets are no object, so none can be read.";
        foreach (var (name, value) in JsonMembers.Named(json))
        {
            if (name is null) yield return "It has an asset whose name is not valid Unicode, which cannot be told from others.";
            else if (!JsonValues.IsObject(value)) yield return $"Its asset '{DisplayText.Text(name)}' is no object, so there is no file to name.";
        }
    }

    internal static IEnumerable<StacAsset> ReadAll(ReadOnlyMemory<byte> json, DocumentAddress address) =>
        JsonMembers.All(json).Where(member => JsonValues.IsObject(member.Value)).Select(member => new StacAsset(member.Name, member.Value, address));
}
