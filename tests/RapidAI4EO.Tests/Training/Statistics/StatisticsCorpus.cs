using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Statistics;
using Xunit;

namespace RapidAI4EO.Tests.Training.Statistics;

/// <summary>Six synthetic samples with their images of April and May 2018 on disk, made once; tests work on copies of the files that they change.</summary>
internal static class StatisticsCorpus
{
    private static readonly Lazy<TestFolder> LazyFolder = new(Make);

    public static readonly TimeInterval Spring = TimeInterval.Parse("2018-04/2018-05");

    public static IReadOnlyList<int> Ordinals { get; } = [3, 40, 41, 200, 201, 590];

    public static string Root => LazyFolder.Value.Path;

    /// <summary>Odd and even places as two splits.</summary>
    public static IReadOnlyList<StatisticsPart> Parts => [PartOf("first", Ordinals.Where((_, at) => at % 2 == 0)), PartOf("second", Ordinals.Where((_, at) => at % 2 == 1))];

    public static IReadOnlyList<StatisticsPart> All => [PartOf(null, Ordinals)];

    public static StatisticsPart PartOf(string? name, IEnumerable<int> ordinals)
    {
        var samples = new SampleSet(TestIndex.Berlin.Index.Count);
        foreach (var ordinal in ordinals) samples.Add(ordinal);
        return new StatisticsPart(name, samples);
    }

    public static IEnumerable<AssetKey> Keys(IEnumerable<int> ordinals, Product product) =>
        from ordinal in ordinals
        from step in product.Steps
        where Spring.Contains(step.Timestamp)
        select new AssetKey(TestIndex.Berlin.Index.IdOf(ordinal), product, step);

    public static Task<StatisticsReport> RunAsync(string root, StatisticsRequest request)
    {
        var store = ObjectStores.Open(RootAddress.Parse(root));
        return new ChipStatistics(TestIndex.Berlin.Index, new ChipReader([store])).RunAsync(request, token: TestContext.Current.CancellationToken);
    }

    public static void WriteTo(string root) => new CorpusTreeWriter(TestIndex.Berlin.Corpus, root).WriteAssets(
        Product.Images.SelectMany(product => Keys(Ordinals, product)), TestContext.Current.CancellationToken);

    private static TestFolder Make()
    {
        var folder = new TestFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        WriteTo(folder.Path);
        return folder;
    }
}
