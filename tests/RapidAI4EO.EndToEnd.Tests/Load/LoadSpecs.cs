using System.Diagnostics;
using System.Net;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Load;

/// <summary>The size that the corpus really has, several clients, every answer looked at. RAPIDAI4EO_LOAD_SECONDS says how long.</summary>
public sealed class LoadSpecs(CorpusFixture corpus, ITestOutputHelper output) : Spec(corpus)
{
    private const string SecondsVariable = "RAPIDAI4EO_LOAD_SECONDS";
    private const int Clients = 4;

    /// <summary>Bytes of the process.</summary>
    private const long MostMemory = 200_000_000;

    /// <summary>What one moment may differ from another: answers come and go.</summary>
    private const long Slack = 30_000_000;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable(SecondsVariable), out var seconds) ? seconds : 60);

    [Fact]
    public async Task I_can_ask_it_all_kinds_of_things_at_once_for_as_long_as_I_like()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ends the program as service managers of Unix do.");
        var mix = await MakeCorpusAsync();
        using var api = await ServedApi.StartAsync(Cli, "--index", Folder["full.index"]);
        var faults = api.CountFaultsAsync();
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}.");
        var clock = Stopwatch.StartNew();
        var clients = Enumerable.Range(0, Clients).Select(client => AskAsync(api.Address, mix, new Random(seed + client), clock)).ToList();
        var memory = await WatchAsync(api, clock);
        var answers = (await Task.WhenAll(clients)).Sum();
        output.WriteLine($"{answers:N0} answers; memory {memory[0] / 1e6:N0} MB at first, {memory.Max() / 1e6:N0} MB at most, {memory[^1] / 1e6:N0} MB at last.");
        Assert.Equal((0, ""), await api.StopAsync());
        Assert.Equal(0, await faults);
        Assert.True(answers > Clients * 10, $"There were only {answers} answers.");
        Assert.InRange(memory.Max(), 1, MostMemory);
        var (warm, last) = (memory[(memory.Count / 4)..(memory.Count / 2)].Max(), memory[(3 * memory.Count / 4)..].Average());
        Assert.True(last < warm + Slack, $"Memory grew from {warm / 1e6:N0} MB, when all was warm, to {last / 1e6:N0} MB.");
    }

    private async Task<LoadMix> MakeCorpusAsync()
    {
        var full = new SyntheticCorpus(new SyntheticCorpusOptions { Focus = new SyntheticFocus(new LonLatBounds(13.05, 52.35, 13.72, 52.69), 198) });
        ResourceWriter.Write(full, Folder["full"]);
        AssertBuilt(await Cli.RunAsync("index", "build", "--quiet", "--resources", Folder["full"], "--index", Folder["full.index"]));
        return new LoadMix(full);
    }

    private static void AssertBuilt(Outcome built) => Assert.True(built.ExitCode == 0, built.Error);

    private static async Task<int> AskAsync(string address, LoadMix mix, Random random, Stopwatch clock)
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = random.Next(2) == 0 ? DecompressionMethods.All : DecompressionMethods.None };
        using var client = new HttpClient(handler);
        var answers = 0;
        for (; clock.Elapsed < Duration; answers++)
        {
            var question = mix.Next(random);
            using var request = question.ToRequest(address);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.True(question.Status == (int)response.StatusCode, $"{question} was answered with {response.StatusCode}.");
            Assert.Equal(question.MediaType, response.Content.Headers.ContentType?.MediaType);
            using var document = JsonDocument.Parse(body);
            if (question.Matched is { } matched) Assert.True(matched == document.RootElement.GetProperty("numberMatched").GetInt64(), $"{question} was answered wrongly.");
        }

        return answers;
    }

    /// <summary>The process's memory, four times a second.</summary>
    private static async Task<List<long>> WatchAsync(ServedApi api, Stopwatch clock)
    {
        var memory = new List<long>();
        while (clock.Elapsed < Duration)
        {
            memory.Add(api.WorkingSet);
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        return memory;
    }
}
