using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Benchmarks;

/// <summary>
/// Building and opening the index, beside .NET inflating the two files, which is four times as fast as zcat and a floor for the
/// build. The aim, no slower than zcat, and the peak memory are for <c>side_by_side.py</c>, which compares whole processes.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 7)]
public class IndexBenchmarks
{
    private readonly string _path = Path.Combine(BenchmarkCorpus.Folder, $"{Environment.ProcessId}.built.index");

    private ResourceFiles _files = null!;

    [GlobalSetup]
    public void Setup()
    {
        BenchmarkCorpus.BuildIndex(_path);
        _files = ResourceFiles.In(BenchmarkCorpus.Folder);
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    [Benchmark(Baseline = true, Description = "inflate both files in turn")]
    public void Inflate()
    {
        foreach (var path in (string[])[_files.Geometries, _files.Labels])
        {
            using var text = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            text.CopyTo(Stream.Null);
        }
    }

    [Benchmark(Description = "index build")]
    public long Build() => BenchmarkCorpus.BuildIndex(_path);

    [Benchmark(Description = "index open")]
    public int Open()
    {
        using var index = SampleIndex.Open(_path);
        return index.Count;
    }
}
