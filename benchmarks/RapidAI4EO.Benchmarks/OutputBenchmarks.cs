using BenchmarkDotNet.Attributes;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Benchmarks;

/// <summary>
/// The whole corpus through each output, to a null stream: times are per line. To reach: 20 ns a URL (50 million a second), and
/// memory that does not grow with the lines.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 7)]
public class OutputBenchmarks
{
    private const int Assets = BenchmarkCorpus.Samples * AssetsPerSample;
    private const int AssetsPerSample = 304;

    private AssetList _assets = null!;
    private SampleWriter _samples = null!;

    [GlobalSetup]
    public void Setup()
    {
        SampleIndex index = BenchmarkCorpus.OpenIndex();
        var all = SampleSet.All(index.Count);
        _assets = new AssetList(index, all, new Subset().AssetsPerSample);
        _samples = new SampleWriter(index, all);
    }

    [Benchmark(Description = "152 million URLs as UTF-8", OperationsPerInvoke = Assets)]
    public void Hrefs() => _assets.WriteLines(Stream.Null, Roots.Azure.ToString());

    [Benchmark(Description = "152 million keys as values", OperationsPerInvoke = Assets)]
    public long Keys()
    {
        var rows = 0L;
        foreach (AssetKey key in _assets.Keys())
        {
            rows += key.Sample.Row;
        }

        return rows;
    }

    [Benchmark(Description = "500,000 ids", OperationsPerInvoke = BenchmarkCorpus.Samples)]
    public void Ids() => _samples.WriteIds(Stream.Null);

    [Benchmark(Description = "500,000 rows of csv", OperationsPerInvoke = BenchmarkCorpus.Samples)]
    public void Csv() => _samples.WriteCsv(Stream.Null);

    [Benchmark(Description = "500,000 GeoJSON features", OperationsPerInvoke = BenchmarkCorpus.Samples)]
    public void GeoJson() => _samples.WriteGeoJson(Stream.Null);
}
