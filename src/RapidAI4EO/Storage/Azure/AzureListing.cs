using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Azure;

/// <summary>Asks a container for the names below a prefix, page by page.</summary>
internal sealed class AzureListing(RootAddress root, AzureContainer container, HttpRequester requester, HttpStoreOptions options)
{
    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken token)
    {
        var marker = "";
        do
        {
            var asked = marker;
            var page = await options.PageRetry.RunAsync(inner => FetchAsync(prefix, asked, inner), token).ConfigureAwait(false);
            foreach (var info in page.Objects)
            {
                token.ThrowIfCancellationRequested();
                yield return info;
            }

            marker = page.NextMarker;
            if (marker.Length > 0 && marker == asked) throw HttpFaults.Refusal(container.Url, "goes round in circles: a page of its listing is followed by itself");
        }
        while (marker.Length > 0);
    }

    private async Task<AzureListPage> FetchAsync(string prefix, string marker, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        using var guard = new IdleGuard(options.IdleTimeout, options.TimeProvider, token);
        using var response = await requester.SendAsync(HttpMethod.Get, UrlOf(prefix, marker), container.Url, null, guard).ConfigureAwait(false);
        guard.Pause();
        var isEncoded = HttpEncoding.IsGzip(response, container.Url);
        Stream body = new HttpBody(response, await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false), guard, container.Url);
        if (isEncoded) body = new GunzipBody(body, container.Url);
        await using (body.ConfigureAwait(false))
        {
            return await new AzureListReader(container).ReadAsync(body, token).ConfigureAwait(false);
        }
    }

    private Uri UrlOf(string prefix, string marker)
    {
        // Metadata are asked for since they tell a folder's stub from an empty object.
        var url = new StringBuilder(container.Url).Append("?restype=container&comp=list&include=metadata");
        Append(url, "prefix", container.Prefix + prefix);
        Append(url, "marker", marker);
        Append(url, "maxresults", options.ListPageSize?.ToString(CultureInfo.InvariantCulture) ?? "");
        return root.Signed(url.ToString());
    }

    private static void Append(StringBuilder url, string name, string value)
    {
        if (value.Length > 0) url.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
