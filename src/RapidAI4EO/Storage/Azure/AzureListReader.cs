using System.Text;
using System.Xml;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Azure;

/// <summary>
/// Reads a page of a listing as it arrives. It is foreign text: no document types, no entities, and an end to its length, far above
/// what 5,000 names with all their metadata take.
/// </summary>
internal sealed class AzureListReader(AzureContainer container)
{
    private const int MaxCharacters = 128 << 20;
    private const int MaxDepth = 16;

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly List<ObjectInfo> _objects = [];
    private readonly string[] _names = new string[MaxDepth];
    private readonly StringBuilder _text = new();
    private AzureListEntry _entry = new();
    private string _nextMarker = "";

    /// <exception cref="StorageException">It is no listing, or not a whole one.</exception>
    public async Task<AzureListPage> ReadAsync(Stream stream, CancellationToken token)
    {
        try
        {
            using var xml = XmlReader.Create(stream, Settings);
            while (await xml.ReadAsync().ConfigureAwait(false))
            {
                token.ThrowIfCancellationRequested();
                await TakeAsync(xml).ConfigureAwait(false);
            }
        }
        catch (XmlException)
        {
            // The parser's own words quote what came, so they are not passed on.
            throw new StorageException(StorageError.Corrupt, $"{container.Url} sent a listing that is not whole or not XML.");
        }

        return new AzureListPage(_objects, _nextMarker);
    }

    private async Task TakeAsync(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                Begin(xml);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                _text.Append(await xml.GetValueAsync().ConfigureAwait(false));
                break;
            case XmlNodeType.EndElement:
                End(xml.Depth);
                break;
        }
    }

    private void Begin(XmlReader xml)
    {
        if (xml.Depth >= MaxDepth || (xml.Depth == 0 && xml.Name != "EnumerationResults"))
        {
            throw HttpFaults.Refusal(container.Url, "answered with something that is no listing");
        }

        _names[xml.Depth] = xml.Name;
        _text.Clear();
        if (xml is { Depth: 2, Name: "Blob" }) _entry = new AzureListEntry();
        if (xml is { Depth: 3, Name: "Name" }) _entry.IsNameEncoded = xml.GetAttribute("Encoded") == "true";
    }

    /// <summary>What an element means depends on where it stands: metadata may have any name.</summary>
    private void End(int depth)
    {
        switch (depth)
        {
            case 1 when _names[1] == "NextMarker":
                _nextMarker = _text.ToString();
                break;
            case 2 when _names[2] == "Blob" && _entry.ToInfo(container.Prefix) is { } info:
                _objects.Add(info);
                break;
            case 3 when _names[2] == "Blob" && _names[3] == "Name":
                _entry.Name = _text.ToString();
                break;
            case 4 when _names[2] == "Blob" && _names[3] == "Properties":
                _entry.TakeProperty(_names[4], _text.ToString());
                break;
            case 4 when _names[2] == "Blob" && _names[3] == "Metadata":
                _entry.TakeMetadata(_names[4], _text.ToString());
                break;
        }

        _text.Clear();
    }
}
