using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Tests.Server.Load;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Who closes the connection ends the work that was done for it.</summary>
public sealed class LeavingClientTests
{
    private const int Items = 9000;
    private const int ClientClosedRequest = 499;

    private readonly Channel<RequestEntry> _log = Channel.CreateUnbounded<RequestEntry>();

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    /// <summary>A page of 64 MiB fits into no buffer on the way, so much of it is still to write.</summary>
    [Fact]
    public async Task Page_WhoseClientLeaves_IsNotWrittenToItsEnd()
    {
        using var watch = new RequestWatch();
        await using var host = await StartAsync();
        var head = new byte[1000];
        using (var client = new HttpClient())
        using (var request = Request(host, $"/search?limit={Items}", watch))
        using (var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Patience))
        await using (var page = await response.Content.ReadAsStreamAsync(Patience))
        {
            await page.ReadExactlyAsync(head, Patience);
        }

        await _log.Reader.ReadAsync(Patience);
        var items = int.Parse(Regex.Match(Encoding.UTF8.GetString(head), "\"numberReturned\":(\\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(watch.Sum("rapidai4eo.items.written"), 1, items - 1);
    }

    /// <summary>Exact fractions, sample by sample: it would go on for many seconds, and the server gives it ten minutes.</summary>
    [Fact]
    public async Task Search_WhoseClientLeaves_IsGivenUp()
    {
        using var watch = new RequestWatch();
        await using var host = await StartAsync();
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Patience);
        using var client = new HttpClient();
        using var request = Request(host, $"/search?limit=1&filter={Uri.EscapeDataString(LongFilter.Text)}", watch);
        var answer = client.SendAsync(request, left.Token);
        while (watch.Sum("rapidai4eo.searches") == 0) await Task.Delay(10, Patience);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(ClientClosedRequest, (await _log.Reader.ReadAsync(Patience)).Status);
    }

    private static HttpRequestMessage Request(ApiHost host, string path, RequestWatch watch)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, host.Addresses[0] + path);
        request.Headers.Add("traceparent", watch.TraceParent);
        return request;
    }

    private Task<ApiHost> StartAsync() =>
        ApiFixture.StartAsync(options => options with { SearchTimeout = TimeSpan.FromMinutes(10), OnRequest = entry => _log.Writer.TryWrite(entry) });
}
