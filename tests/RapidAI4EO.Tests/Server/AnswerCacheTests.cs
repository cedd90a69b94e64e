using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>What is kept for next pages is bounded, as the server's own figures tell of it.</summary>
public sealed class AnswerCacheTests
{
    /// <summary>As docs/api.md has it.</summary>
    private const long MostAnswers = 64;

    [Fact]
    public async Task Answers_OfLongQuestions_TakeNoMoreThanThoseOfShortOnes()
    {
        using var watch = new RequestWatch();
        await using var host = await ApiFixture.StartAsync();
        using var client = Client(host.Addresses[0], watch);
        for (var i = 0; i < 24; i++)
        {
            // Half a million characters, of which a digest is kept.
            await SearchAsync(client, new Dictionary<string, object> { ["limit"] = 1, ["ids"] = new[] { $"{i}-{new string('x', 500_000)}" } });
            Assert.InRange(watch.Sum("rapidai4eo.answers.kept.size"), 1, (i + 1) * 10_000L);
        }

        Assert.Equal(24, watch.Sum("rapidai4eo.answers.kept"));
    }

    [Fact]
    public async Task Answers_OfShortQuestions_AreNoMoreThanTheBound()
    {
        using var watch = new RequestWatch();
        await using var host = await ApiFixture.StartAsync();
        using var client = Client(host.Addresses[0], watch);
        for (var i = 0; i < MostAnswers + 10; i++)
        {
            await SearchAsync(client, new Dictionary<string, object> { ["limit"] = 1, ["ids"] = new[] { $"{i}" } });
            Assert.Equal(Math.Min(i + 1, MostAnswers), watch.Sum("rapidai4eo.answers.kept"));
        }
    }

    private static HttpClient Client(string address, RequestWatch watch)
    {
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("traceparent", watch.TraceParent);
        return client;
    }

    private static async Task SearchAsync(HttpClient client, Dictionary<string, object> search)
    {
        using var content = new StringContent(JsonSerializer.Serialize(search), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/search", content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
