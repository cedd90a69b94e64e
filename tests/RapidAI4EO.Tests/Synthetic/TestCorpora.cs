using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.Tests.Synthetic;

/// <summary>Corpora that several tests read.</summary>
internal static class TestCorpora
{
    private static readonly Lazy<SyntheticCorpus> LazyEurope = new(() => new SyntheticCorpus(new SyntheticCorpusOptions { Samples = 20_000 }));
    private static readonly Lazy<SyntheticCorpus> LazyBerlin = new(() => new SyntheticCorpus(SyntheticCorpusOptions.Berlin));

    public static SyntheticCorpus Europe => LazyEurope.Value;

    public static SyntheticCorpus Berlin => LazyBerlin.Value;
}
