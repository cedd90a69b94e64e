using System.Net;
using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Server.Load;

/// <summary>A server that does less at once than is asked of it.</summary>
public sealed class SharedServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_WhileOthersTakeAllSlots_IsTurnedAwayWithATimeToComeAgain()
    {
        await using var host = await ApiFixture.StartAsync(options => options with
        {
            Limits = options.Limits with { Searches = 1, SearchesOfOne = 1 },
            SearchTimeout = TimeSpan.FromSeconds(1),
        });
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => client.GetAsync($"/search?limit=1&filter={Uri.EscapeDataString($"{LongFilter.Text} OR row > {i}")}", Token)));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable or HttpStatusCode.UnprocessableContent, $"{answer.StatusCode}"));
        var busy = answers.Where(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable).ToList();
        Assert.NotEmpty(busy);
        foreach (var answer in busy)
        {
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(503, JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)).GetProperty("status").GetInt32());
        }

        foreach (var answer in answers) answer.Dispose();
    }

    /// <summary>As many searches as are computed at once and more, none of which ends before the client leaves.</summary>
    [Fact]
    public async Task Health_WhileSearchesRun_IsAnswered()
    {
        await using var host = await ApiFixture.StartAsync(options => options with { SearchTimeout = TimeSpan.FromMinutes(10) });
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]), Timeout = TimeSpan.FromSeconds(60) };
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var searches = Enumerable.Range(0, 3 * Environment.ProcessorCount)
            .Select(i => client.GetAsync($"/search?limit=1&filter={Uri.EscapeDataString($"{LongFilter.Text} OR row = {100 + i}")}", end.Token)).ToList();
        foreach (var path in (string[])["/healthz", "/readyz"]) Assert.Equal("ok\n", await client.GetStringAsync(path, Token));
        await end.CancelAsync();
        foreach (var search in searches) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
    }

    [Fact]
    public async Task Request_WhileAllPlacesAreTaken_WaitsForOne()
    {
        await using var host = await ApiFixture.StartAsync(options => options with
        {
            Limits = options.Limits with { Requests = 1, RequestsOfOne = 1, ReaderPatience = TimeSpan.FromMinutes(10), ReaderPatienceWhenBusy = TimeSpan.FromMinutes(10) },
            SearchTimeout = TimeSpan.FromMinutes(10),
        });
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
        Task<HttpResponseMessage> second;
        using (var page = await client.GetAsync("/search?limit=9000", HttpCompletionOption.ResponseHeadersRead, Token))
        {
            second = client.GetAsync("/search?limit=1", Token);
            Assert.Equal("ok\n", await client.GetStringAsync("/healthz", Token));
            Assert.False(second.IsCompleted);
        }

        using var answer = await second;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
