using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests;

/// <summary>The size that the corpus really has: 500,000 samples, 152 million keys.</summary>
public sealed class FullSizeTests(FullSizeTests.Corpus500K corpus) : IClassFixture<FullSizeTests.Corpus500K>
{
    private const int Samples = 500_000;

    [Fact]
    public void Index_Of500000Samples_IsSmallAndWhole()
    {
        Assert.Equal(Samples, corpus.Index.Count);
        Assert.Equal(0, corpus.Index.Info.DifferingPolygons);
        Assert.InRange(corpus.Index.Length, 1, 24_000_000);
        corpus.Index.CheckAll();
    }

    [Fact]
    public void WriteLines_AllKeys_Are152MillionInFlatMemory()
    {
        var keys = new AssetList(corpus.Index, SampleSet.All(Samples), new Subset().AssetsPerSample);
        using var counter = new LineCounter();
        var before = GC.GetAllocatedBytesForCurrentThread();
        keys.WriteLines(counter);
        Assert.Equal(152_000_000, keys.Count);
        Assert.Equal(152_000_000, counter.Lines);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void Find_BerlinOfTheTutorial_Are198Samples()
    {
        var berlin = new Subset { Areas = [AreaOfInterest.Intersects(BoundingBox.Parse("13.05,52.35,13.72,52.69"))] };
        Assert.Equal(198, new SampleSearch(corpus.Index).Find(berlin).Count);
    }

    [Fact]
    public void Find_NothingButForest_FindsWhatDoublesMiss()
    {
        var found = new SampleSearch(corpus.Index).Find(new Subset { Filter = Cql2Parser.Parse("clc_31 = 1") }).Count;
        var forest = new[] { 311, 312, 313 };
        var pixels = corpus.Corpus.Samples.AsParallel()
            .Select(id => corpus.Corpus.LandCoverOf(id).Where(c => forest.Contains(c.Class.Code)).Select(c => c.Pixels).ToList()).ToList();
        var exact = pixels.Count(p => p.Sum() == 40_000);
        var doubles = pixels.Count(p => p.Aggregate(0.0, (sum, count) => sum + (count / 40_000.0)) == 1.0);
        Assert.Equal(exact, found);
        Assert.True(doubles <= exact);
    }

    public sealed class Corpus500K : IDisposable
    {
        private readonly TestFolder _folder = new();

        public Corpus500K()
        {
            Corpus = new SyntheticCorpus(new SyntheticCorpusOptions
            {
                Samples = Samples,
                Focus = new SyntheticFocus(new LonLatBounds(13.05, 52.35, 13.72, 52.69), 198),
            });
            ResourceWriter.Write(Corpus, _folder.Path);
            var report = new IndexBuilder(ResourceFiles.In(_folder.Path)).BuildAsync(_folder["full.index"]).GetAwaiter().GetResult();
            Index = SampleIndex.Open(report.IndexPath!);
        }

        public SyntheticCorpus Corpus { get; }

        public SampleIndex Index { get; }

        public void Dispose()
        {
            Index.Dispose();
            _folder.Dispose();
        }
    }

    private sealed class LineCounter : MemoryStream
    {
        public long Lines { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Lines += buffer.Count((byte)'\n');

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
