using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.FastPath;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http;

/// <summary>
/// A web server, read anonymously or with a signature in the root's query. Connections are kept and shared; use one store for a
/// root as long as it is needed.
/// </summary>
/// <remarks>
/// The bytes given are the object's, not a transfer's: the server is asked for no encoding, and gzip from one that cannot be
/// asked is undone, save for objects that are gzip files themselves.
/// </remarks>
public sealed class HttpStore : IObjectStore, IBlockingStore
{
    private readonly RootAddress _root;
    private readonly HttpStoreOptions _options;
    private readonly HttpRequester _requester;
    private readonly BlockingHttp _blocking;

    public HttpStore(RootAddress root, HttpStoreOptions options)
        : this(WebRoot(root), options ?? throw new ArgumentNullException(nameof(options)), new HttpRequester(root, options))
    {
    }

    /// <summary>A store whose connections others use too; it disposes of them.</summary>
    internal HttpStore(RootAddress root, HttpStoreOptions options, HttpRequester requester)
    {
        _root = root;
        _options = options;
        _requester = requester;
        _blocking = new BlockingHttp(root, options, HttpRequester.HeadersFor(root), requester.Connector);
    }

    public string Name => _root.Address;

    public async Task<ObjectContent> OpenAsync(string key, CancellationToken token = default)
    {
        var (response, guard) = await SendAsync(HttpMethod.Get, key, null, token).ConfigureAwait(false);
        try
        {
            var body = await BodyAsync(response, guard, key, token).ConfigureAwait(false);
            var isEncoded = IsGzipOf(response, key);
            RequireWhole(response, key);
            var info = Describe(response, key, isEncoded);
            return new ObjectContent(info, isEncoded ? new GunzipBody(body, _root.Address + key) : body);
        }
        catch
        {
            response.Dispose();
            guard.Dispose();
            throw;
        }
    }

    public async Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (buffer.IsEmpty) return 0;
        var range = $"bytes={offset}-{offset + buffer.Length - 1}";
        var (response, guard) = await SendAsync(HttpMethod.Get, key, range, token).ConfigureAwait(false);
        using (guard)
        using (response)
        {
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable || IsEmptyPart(response)) return 0;
            if (response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != offset
                || IsGzipOf(response, key))
            {
                throw HttpFaults.Refusal(_root.Address + key, "does not give parts of a file");
            }

            var body = await BodyAsync(response, guard, key, token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                return await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token).ConfigureAwait(false);
            }
        }
    }

    public async Task<ObjectInfo> StatAsync(string key, CancellationToken token = default)
    {
        var (response, guard) = await SendAsync(HttpMethod.Head, key, null, token).ConfigureAwait(false);
        using (guard)
        using (response)
        {
            return Describe(response, key, IsGzipOf(response, key));
        }
    }

    /// <summary>Always refused: plain HTTP has no listing.</summary>
    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", [EnumeratorCancellation] CancellationToken token = default)
    {
        await Task.FromException(HttpFaults.Refusal(_root.Address, "cannot list its objects: plain HTTP has no way to ask")).ConfigureAwait(false);
        yield break;
    }

    public void Dispose()
    {
        _requester.Dispose();
        _blocking.Dispose();
    }

    ObjectContent? IBlockingStore.TryOpen(string key, CancellationToken token) => _blocking.TryOpen(key, token);

    private static RootAddress WebRoot(RootAddress root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return root.Folder is null ? root : throw new ArgumentException("A folder is no web address.", nameof(root));
    }

    private async Task<(HttpResponseMessage Response, IdleGuard Guard)> SendAsync(
        HttpMethod method, string key, string? range, CancellationToken token)
    {
        ObjectKey.Validate(key);
        token.ThrowIfCancellationRequested();
        var guard = new IdleGuard(_options.IdleTimeout, _options.TimeProvider, token);
        try
        {
            var response = await _requester.SendAsync(method, key, range, guard).ConfigureAwait(false);
            guard.Pause();
            return (response, guard);
        }
        catch
        {
            guard.Dispose();
            throw;
        }
    }

    private async Task<HttpBody> BodyAsync(HttpResponseMessage response, IdleGuard guard, string key, CancellationToken token)
    {
        var content = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
        return new HttpBody(response, content, guard, _root.Address + key);
    }

    /// <summary>Azurite answers a range that starts just at the end with a part of no bytes, whose header cannot be written rightly.</summary>
    private static bool IsEmptyPart(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers is { ContentLength: 0, ContentRange: null };

    private bool IsGzipOf(HttpResponseMessage response, string key) => HttpEncoding.IsGzip(response, _root.Address + key);

    private void RequireWhole(HttpResponseMessage response, string key)
    {
        var address = _root.Address + key;
        var headers = response.Content.Headers;
        if (response.StatusCode != HttpStatusCode.OK) throw HttpFaults.Refusal(address, $"answered {(int)response.StatusCode}, not the object");

        // An answer that ends where the connection ends could be cut anywhere and look whole.
        if (headers.ContentLength is null && response.Headers.TransferEncodingChunked is not true && Md5Of(headers).Length == 0)
        {
            throw HttpFaults.Refusal(address, "does not say how long it is, so a cut could not be noticed");
        }
    }

    /// <summary>As the other way reads it: empty for what is no MD5, which says nothing of the object.</summary>
    private static byte[] Md5Of(HttpContentHeaders headers) => headers.NonValidated.TryGetValues("Content-MD5", out var values)
        ? ResponseHead.DecodeMd5(Encoding.Latin1.GetBytes(values.ToString()))
        : [];

    private static ObjectInfo Describe(HttpResponseMessage response, string key, bool isEncoded)
    {
        var headers = response.Content.Headers;
        return new ObjectInfo(key, isEncoded ? null : headers.ContentLength)
        {
            ETag = response.Headers.NonValidated.TryGetValues("ETag", out var etag) ? etag.ToString() : null,
            ContentMd5 = isEncoded ? default(ReadOnlyMemory<byte>) : Md5Of(headers),
            LastModified = headers.LastModified,
        };
    }
}
