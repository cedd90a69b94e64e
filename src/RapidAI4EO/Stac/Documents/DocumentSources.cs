using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http;
using RapidAI4EO.Storage.Http.Connections;
using RapidAI4EO.Storage.Http.Protocol;

namespace RapidAI4EO.Stac.Documents;

/// <summary>
/// Where a document may be read: at its address, or, where that lies below one of the roots, at the same key of each of them. A
/// root's token goes to what lies below it and nowhere else.
/// </summary>
internal sealed class DocumentSources : IDisposable
{
    private static readonly Uri ThisMachine = new("http://localhost/");

    private readonly IReadOnlyList<RootAddress> _roots;
    private readonly WebReader?[] _readers;
    private readonly WebReader _anonymous;
    private readonly AddressGuard? _links;
    private volatile int _preferred;

    public DocumentSources(IReadOnlyList<RootAddress> roots, HttpStoreOptions http, bool allowsPrivate)
    {
        _links = allowsPrivate ? null : new AddressGuard();
        _roots = roots;
        _readers = [.. roots.Select(root => root.Folder is null ? new WebReader(root, http) : null)];
        _anonymous = new WebReader(null, http, _links);
    }

    /// <summary>The user named this document, so that links may lead to where it is: for one on disk that is this machine.</summary>
    public void Name(DocumentAddress address) => _links?.Name(address.IsWeb ? address.Uri : ThisMachine);

    /// <summary>One address for what lies below several roots: that below the first.</summary>
    public DocumentAddress Canonical(DocumentAddress address) =>
        RootOf(address) is var at and > 0 && PlaceBelow(0, address, at) is { } place ? place.Address : address;

    /// <summary>In the order in which to ask: the root that answered last, then the others in order of preference.</summary>
    public IReadOnlyList<DocumentSource> Of(DocumentAddress address)
    {
        var at = RootOf(address);
        if (at < 0) return [new DocumentSource(-1, address, address.IsWeb ? _anonymous : null)];
        var own = new DocumentSource(at, address, _readers[at]);
        if (_roots.Count == 1) return [own];
        var order = Enumerable.Range(0, _roots.Count).OrderBy(i => i == _preferred ? -1 : i);
        return [.. order.Select(i => i == at ? own : PlaceBelow(i, address, at)).OfType<DocumentSource>()];
    }

    public void Prefer(DocumentSource place)
    {
        if (place.Root >= 0) _preferred = place.Root;
    }

    public void Dispose()
    {
        _anonymous.Dispose();
        foreach (var reader in _readers) reader?.Dispose();
    }

    private int RootOf(DocumentAddress address)
    {
        for (var i = 0; i < _roots.Count; i++)
        {
            if (_roots[i].TryGetKey(TextOf(address), out _)) return i;
        }

        return -1;
    }

    /// <returns>Null where the key cannot be one of a folder.</returns>
    private DocumentSource? PlaceBelow(int root, DocumentAddress address, int itsRoot)
    {
        if (!_roots[itsRoot].TryGetKey(TextOf(address), out var key) || ObjectKey.FindFault(key) is not null) return null;
        var place = _roots[root].Folder is null
            ? DocumentAddress.OfUrl(new Uri(_roots[root].Href(key) + address.Uri.Query))
            : DocumentAddress.OfFile(_roots[root].Href(key));
        return new DocumentSource(root, place, _readers[root]);
    }

    private static string TextOf(DocumentAddress address) => address.File ?? address.Uri.AbsoluteUri;
}
