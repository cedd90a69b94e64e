using System.Globalization;
using System.Net;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Connections;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http;

/// <summary>
/// Reads whole documents of the web by their URLs: those below a root with its signature, or, without a root, any and with none.
/// Unlike objects they may have queries, and are asked for only where they have changed. Patience lies with the caller.
/// </summary>
/// <param name="root">Null for none.</param>
/// <param name="options">How to speak with servers.</param>
/// <param name="links">Keeps links from where they must not lead; null where all that is asked for was named.</param>
internal sealed class WebReader(RootAddress? root, HttpStoreOptions options, AddressGuard? links = null) : IDisposable
{
    private const int FirstGuess = 64 << 10;

    private readonly HttpRequester _requester = new(root, options, links);

    /// <param name="url">Absolute, without our signature.</param>
    /// <param name="known">The version that is here; null for none.</param>
    /// <param name="maxLength">Bytes; a longer document is refused, since what a stranger serves must not fill the memory.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="StorageException">The document cannot be had, is too long, or did not arrive whole.</exception>
    public async Task<WebDocument> ReadAsync(Uri url, WebVersion? known, int maxLength, CancellationToken token)
    {
        var address = RootAddress.WithoutSecrets(url.AbsoluteUri);
        using var guard = new IdleGuard(options.IdleTimeout, options.TimeProvider, token);
        var request = root is null ? url : root.Signed(url.AbsoluteUri);
        using var response = await _requester.GetIfChangedAsync(request, address, known?.Condition, guard).ConfigureAwait(false);
        guard.Pause();
        var moved = root is null && response.RequestMessage?.RequestUri is { } last && last != request ? last : null;
        if (response.StatusCode == HttpStatusCode.NotModified) return new WebDocument(null, known!, moved);
        var content = await ReadBodyAsync(response, address, guard, maxLength, token).ConfigureAwait(false);
        return new WebDocument(content, WebVersion.Of(response), moved);
    }

    public void Dispose() => _requester.Dispose();

    private static async Task<byte[]> ReadBodyAsync(
        HttpResponseMessage response, string address, IdleGuard guard, int maxLength, CancellationToken token)
    {
        var isGzip = HttpEncoding.IsGzip(response, address);
        var announced = isGzip ? null : response.Content.Headers.ContentLength;
        if (announced > maxLength) throw TooLong(address, maxLength);
        var content = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
        Stream body = new HttpBody(response, content, guard, address);
        await using var closing = body.ConfigureAwait(false);
        if (isGzip) body = new GunzipBody(body, address);
        var bytes = GC.AllocateUninitializedArray<byte>((int)(announced ?? FirstGuess));
        var filled = 0;
        while (true)
        {
            if (filled == bytes.Length)
            {
                // HTTP gives no byte more than it announced.
                if (filled == announced) break;
                if (filled >= maxLength) throw TooLong(address, maxLength);
                Array.Resize(ref bytes, (int)Math.Min(2L * filled, maxLength));
            }

            var read = await body.ReadAsync(bytes.AsMemory(filled), token).ConfigureAwait(false);
            if (read == 0) break;
            filled += read;
        }

        if (announced is { } length && filled != length) throw new StorageException(StorageError.Corrupt, $"{address} ended after {filled} of {length} bytes.");
        Array.Resize(ref bytes, filled);
        return bytes;
    }

    private static StorageException TooLong(string address, int maxLength) => new(
        StorageError.Refused, string.Create(CultureInfo.InvariantCulture, $"{address} is longer than {maxLength:N0} bytes, the most that a document may have here."));
}
