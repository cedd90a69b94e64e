using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Download;
using RapidAI4EO.Transfer.Estimates;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Estimates;

public sealed class EstimatorTests : DownloadFixture
{
    private static readonly EstimateOptions NoTrial = new() { Trial = TimeSpan.Zero };

    [Fact]
    public async Task EstimateAsync_ManySeeds_TheTruthLiesWithinTheMarginOfNearlyAll()
    {
        // Sizes spread by half round a mean of their product, and one file in twenty missing.
        var corpus = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"corpus {corpus}");
        var random = new Random(corpus);
        var sizes = Corpus(40).ToDictionary(key => key.ToString(), key => random.Next(20) == 0 ? -1 : (long)(key.Product.TypicalBytes * (0.5 + random.NextDouble())));
        var truth = sizes.Values.Sum(size => Math.Max(size, 0));
        var missing = sizes.Values.Count(size => size < 0);
        using var store = new SizedStore(key => sizes[key]);
        var estimates = new List<DownloadEstimate>();
        for (var seed = 0UL; seed < 200; seed++) estimates.Add(await EstimateAsync(store, sizes.Keys, NoTrial with { Seed = seed }));

        // Of 200 draws 190 are to be expected; fewer than 175 come once in a hundred thousand times, by the binomial distribution.
        Assert.InRange(estimates.Count(e => Math.Abs(e.Bytes - truth) <= e.Margin), 175, 200);
        Assert.All(estimates, e => Assert.InRange(e.Margin!.Value, 1, truth / 5));
        Assert.InRange(estimates.Average(e => e.Bytes), truth * 0.98, truth * 1.02);
        Assert.InRange(estimates.Average(e => e.Missing!.Value), missing * 0.8, missing * 1.2);
        Assert.All(estimates, e => Assert.Equal(200, e.Sampled));
        Assert.Equal(200 * 200, store.Heads);
    }

    [Fact]
    public async Task EstimateAsync_SameSeed_AsksAboutTheSameFiles()
    {
        var keys = Corpus(10).Select(key => key.ToString()).ToList();
        using var store = new SizedStore(key => key.GetHashCode(StringComparison.Ordinal) & 0xffff);
        var first = await EstimateAsync(store, keys, NoTrial with { Seed = 7 });
        Assert.Equal(first.Bytes, (await EstimateAsync(store, keys, NoTrial with { Seed = 7 })).Bytes);
        Assert.NotEqual(first.Bytes, (await EstimateAsync(store, keys, NoTrial with { Seed = 8 })).Bytes);
    }

    [Fact]
    public async Task EstimateAsync_EveryFileAskedAbout_IsExact()
    {
        var keys = PutFiles(60);
        string[] absent = [KeyOf(1000), "other/absent"];
        await RunAsync(Options(), keys[..1]);
        Folder.Write(keys[1], [1]);
        var estimate = await new DownloadEstimator(Options()).RunAsync(keys.Concat(absent).Append("../x").ToAsyncEnumerable(), NoTrial, Token);
        Assert.Equal((64L - 1, 61L, 1L, 1L), (estimate.Files, estimate.ToFetch, estimate.AlreadyThere, estimate.Refused));
        Assert.Equal(keys.Skip(1).Sum(key => Server.Objects[key].Length), estimate.Bytes);
        Assert.Equal((0L, 61, 2, 2L), (estimate.Margin, estimate.Sampled, estimate.MissingInSample, estimate.Missing));
        Assert.Null(estimate.Problem);
    }

    [Fact]
    public async Task EstimateAsync_NoHeads_AsksNobodyAndTakesUsualSizes()
    {
        PutFiles(1);
        string[] keys = [KeyOf(0), "labels/33N/15E-200N/labels_33N_15E-200N_01_09.geojson", "other/file"];
        var estimate = await new DownloadEstimator(Options()).RunAsync(keys.ToAsyncEnumerable(), new EstimateOptions { ProbeCount = 0 }, Token);
        Assert.Equal(205_000 + 2_500 + (((146 * 225_000) + (12 * 60_000)) / 304), estimate.Bytes);
        Assert.Equal((null, 0, null, null), (estimate.Margin, estimate.Sampled, estimate.Missing, estimate.Time));
        Assert.Equal(0, Server.RequestsFor(keys[0]));
    }

    [Fact]
    public async Task EstimateAsync_NoRootAnswers_TakesUsualSizesAndSaysWhy()
    {
        await Server.DisposeAsync();
        var keys = Enumerable.Range(0, 1000).Select(KeyOf);
        var estimate = await new DownloadEstimator(Options()).RunAsync(keys.ToAsyncEnumerable(), null, Token);
        Assert.Equal((205_000_000L, null, null), (estimate.Bytes, estimate.Margin, estimate.Time));
        Assert.Contains("127.0.0.1", estimate.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", estimate.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EstimateAsync_FirstRootLacksFiles_AsksTheSecond()
    {
        var keys = PutFiles(30);
        using var first = new MemoryStore();
        first.Put(keys[0], new byte[7]);
        var estimate = await new DownloadEstimator(Options(first, Open(Server))).RunAsync(keys.ToAsyncEnumerable(), NoTrial, Token);
        Assert.Equal(7 + keys.Skip(1).Sum(key => Server.Objects[key].Length), estimate.Bytes);
        Assert.Equal(0, estimate.MissingInSample);
    }

    [Fact]
    public async Task EstimateAsync_WithATrial_TakesTheTimeOfItsBytes()
    {
        var keys = Corpus(10).Select(key => key.ToString()).ToList();
        using var store = new SizedStore(_ => 100_000);
        var estimate = await EstimateAsync(store, keys, new EstimateOptions { Trial = TimeSpan.FromHours(1), TrialBytes = 2_000_000 });
        Assert.Equal(1e6, estimate.Trial!.BytesPerSecond, 1e-3);
        Assert.InRange(estimate.Trial.Bytes, 2_000_000, 2_100_000);
        Assert.Equal(keys.Count * 0.1, estimate.Time!.Value.TotalSeconds, 1e-3);
    }

    [Fact]
    public async Task EstimateAsync_WithARate_TakesNoLessThanTheRateAllows()
    {
        var keys = PutFiles(50);
        var options = Options() with { MaxBytesPerSecond = 10_000_000, TimeProvider = TimeProvider.System };
        var estimate = await new DownloadEstimator(options).RunAsync(keys.ToAsyncEnumerable(), null, Token);
        Assert.NotNull(estimate.Time);
        Assert.True(estimate.Time.Value.TotalSeconds >= estimate.Bytes / 1.0001e7);
    }

    [Fact]
    public async Task EstimateAsync_MillionsOfKeys_PassByOnce()
    {
        var count = 0;
        using var store = new SizedStore(_ => 10);
        var keys = Enumerable.Range(0, 2_000_000).Select(i =>
        {
            count++;
            return KeyOf(i % 4000);
        });
        var estimate = await EstimateAsync(store, keys, NoTrial with { ProbeCount = 50 });
        Assert.Equal((2_000_000, 2_000_000L, 20_000_000L, 0L), (count, estimate.ToFetch, estimate.Bytes, estimate.Margin));
        Assert.Equal(50, store.Heads);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public async Task EstimateAsync_ImpossibleHeads_AreRefused(int heads) => await Assert.ThrowsAsync<InvalidInputException>(
        () => new DownloadEstimator(Options()).RunAsync(AsyncEnumerable.Empty<string>(), new EstimateOptions { ProbeCount = heads }, Token));

    /// <summary>All images of so many samples.</summary>
    private static IEnumerable<AssetKey> Corpus(int samples) => Enumerable.Range(1, samples)
        .Select(i => SampleId.Parse($"33N_15E-200N_{i:00}_01"))
        .SelectMany(id => Product.Images.SelectMany(product => product.Steps.Select(step => new AssetKey(id, product, step))));

    private Task<DownloadEstimate> EstimateAsync(SizedStore store, IEnumerable<string> keys, EstimateOptions how) =>
        new DownloadEstimator(Options(store) with { TimeProvider = store.Time, Parallel = 1 }).RunAsync(keys.ToAsyncEnumerable(), how, Token);
}
