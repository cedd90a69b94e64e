using BenchmarkDotNet.Attributes;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Benchmarks;

/// <summary>Questions to an open index of 500,000 samples. To reach: Berlin 0.2 ms, peat bog 0.5 ms, German forest 20 ms.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private Questions _questions = null!;

    [GlobalSetup]
    public void Setup() => _questions = new Questions(BenchmarkCorpus.OpenIndex());

    [Benchmark(Description = "Berlin, intersects a box")]
    public SampleSet Berlin() => _questions.Berlin();

    [Benchmark(Description = "clc_412 > 0.8")]
    public SampleSet PeatBog() => _questions.PeatBog();

    [Benchmark(Description = "within Germany")]
    public SampleSet Germany() => _questions.Germany();

    [Benchmark(Description = "within Germany and clc_31 = 1")]
    public SampleSet GermanForest() => _questions.GermanForest();

    [Benchmark(Description = "the same, with its URLs")]
    public long GermanForestHrefs() => _questions.GermanForestHrefs(Stream.Null);
}
