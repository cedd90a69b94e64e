using System.Buffers;
using BenchmarkDotNet.Attributes;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Benchmarks;

/// <summary>
/// Items computed from the index of the whole corpus, to a buffer that is used again: times are per item. To reach: 50 us an item with a third of
/// each collection (20,000 a second), and memory that does not grow with the items.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 7)]
public class StacBenchmarks
{
    private const int Samples = 20_000;

    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 18);
    private SampleIndex _index = null!;
    private ItemWriter[] _writers = null!;

    [GlobalSetup]
    public void Setup()
    {
        _index = BenchmarkCorpus.OpenIndex();
        var options = new ItemOptions(Roots.Azure.Address);
        _writers = [.. CollectionKind.All.Select(kind => new ItemWriter(_index, kind, options))];
    }

    [Benchmark(Description = "60,000 items, a third of each collection", OperationsPerInvoke = 3 * Samples)]
    public long Items() => _writers.Sum(writer => Write(writer, 1));

    [Benchmark(Description = "20,000 Planet Fusion items of 292 assets", OperationsPerInvoke = Samples)]
    public long PlanetFusion() => Write(_writers[0], 1);

    [Benchmark(Description = "20,000 Planet Fusion items from all over the corpus", OperationsPerInvoke = Samples)]
    public long Scattered() => Write(_writers[0], 104_729);

    /// <param name="writer">Which collection's items.</param>
    /// <param name="stride">From one ordinal to the next: a large prime jumps from tile to tile.</param>
    private long Write(ItemWriter writer, int stride)
    {
        var bytes = 0L;
        for (var i = 0; i < Samples; i++)
        {
            _buffer.ResetWrittenCount();
            writer.Write((int)((long)i * stride % _index.Count), _buffer);
            bytes += _buffer.WrittenCount;
        }

        return bytes;
    }
}
