using System.Security.Cryptography;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Training.Splits;
using Xunit;

namespace RapidAI4EO.Tests.Training.Splits;

public class SplitterTests
{
    // The start of the SHA-256 of the split of the synthetic Europe by tiles, level 1, seed 7: the same bytes on every machine.
    private const string Golden = "a0a7e30c97b9ac35";

    private const double Tile = 24_000;
    private const int Draws = 300;

    private static TestIndex Corpus => TestIndex.Europe;

    [Theory]
    [InlineData("tile", 24_000)]
    [InlineData("block:60", 60_000)]
    [InlineData("block:3.7", 3_700)]
    [InlineData("zone", 100_000_000)]
    public void Run_AnyBlocks_SharesNoneAndKeepsSizes(string by, int side)
    {
        var split = Made(by, 3, LabelScheme.ClcLevel1);
        var blocks = Places(split).GroupBy(p => BlockOf(p.Id, side)).ToList();
        Assert.All(blocks, block => Assert.Single(block.Select(p => p.Part).Distinct()));
        var largest = blocks.Max(block => block.Count());
        var ratios = new[] { 0.7, 0.15, 0.15 };
        var sizes = Enumerable.Range(0, 3).Select(part => Places(split).Count(p => p.Part == part)).ToArray();
        Assert.All(sizes, (size, part) => Assert.InRange(Math.Abs(size - (ratios[part] * Corpus.Index.Count)), 0, largest));
        Assert.All(sizes, size => Assert.NotEqual(0, size));
        Assert.Equal(0, SplitReport.Make(split, BlockGrid.Parse(by), [], TestContext.Current.CancellationToken).SharedBlocks);
    }

    // A split that heeds sizes alone may be a good one by luck, so each is held against the best of many draws and not against one.
    [Fact]
    public void Run_Stratified_IsMoreAlikeThanTheBestOfManyDraws()
    {
        var random = new Random(11);
        var tiles = Tiles();
        var draws = Enumerable.Range(0, Draws).Select(_ => Deviation(Drawn(random, tiles))).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{Draws} draws: {draws[0]:0.00000} at best, {draws[Draws / 2]:0.00000} in the middle");
        for (var seed = 0UL; seed < 8; seed++)
        {
            var split = Made("tile", seed, LabelScheme.ClcLevel1);
            var partOf = Places(split).DistinctBy(p => BlockOf(p.Id, Tile)).ToDictionary(p => BlockOf(p.Id, Tile), p => (int)p.Part);
            var deviation = Deviation(tiles.Select(tile => (partOf[tile.Key], tile.Value)));
            TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}: {deviation:0.00000}");
            Assert.True(deviation < draws[0] && deviation < draws[Draws / 2] / 10, $"seed {seed}: {deviation}");
        }
    }

    [Fact]
    public void Run_Again_GivesTheSameBytes()
    {
        var first = Csv(Made("tile", 7, LabelScheme.ClcLevel1));
        Assert.Equal(first, Csv(Made("tile", 7, LabelScheme.ClcLevel1)));
        Assert.NotEqual(first, Csv(Made("tile", 8, LabelScheme.ClcLevel1)));
        Assert.Equal(Golden, Convert.ToHexStringLower(SHA256.HashData(first))[..Golden.Length]);
    }

    [Fact]
    public void Run_FewerBlocksThanSplits_IsRefused()
    {
        var options = Options("tile", 0, null);
        var one = new SampleSet(Corpus.Index.Count);
        one.Add(5);
        Assert.Contains("one block", Refusal(one, options), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoSamples_IsASplitOfNone()
    {
        var split = new Splitter(Corpus.Index).Run(new SampleSet(Corpus.Index.Count), Options("tile", 1, LabelScheme.ClcLevel1), TestContext.Current.CancellationToken);
        Assert.Equal((3, 0), (split.Names.Count, split.Ordinals.Count));
        Assert.Equal("sample_id,split\n"u8.ToArray(), Csv(split));
    }

    [Fact]
    public void Run_OneBlockASplit_LeavesNoneEmpty()
    {
        var ids = Corpus.Index.Tiles.ToArray().Take(3).Select(tile => tile.First);
        var three = new SampleSet(Corpus.Index.Count);
        foreach (var ordinal in ids) three.Add(ordinal);
        var options = Options("tile", 1, LabelScheme.ClcLevel3) with { Ratios = [98, 1, 1] };
        var split = new Splitter(Corpus.Index).Run(three, options, TestContext.Current.CancellationToken);
        Assert.Equal([0, 1, 2], Places(split).Select(p => (int)p.Part).Order());
    }

    [Theory]
    [InlineData("70")]
    [InlineData("70,0")]
    [InlineData("70,-1")]
    [InlineData("70,x,1")]
    [InlineData("")]
    public void ParseRatios_Bad_IsRefused(string text) => Assert.Throws<InvalidInputException>(() => SplitOptions.ParseRatios(text));

    [Theory]
    [InlineData(null)]
    [InlineData("a")]
    [InlineData("a,a")]
    [InlineData("a,A")]
    [InlineData("a,none")]
    [InlineData("a,b c")]
    public void ParseNames_Bad_IsRefused(string? text) => Assert.Throws<InvalidInputException>(() => SplitOptions.ParseNames(text, 2));

    [Theory]
    [InlineData("tiles")]
    [InlineData("block:")]
    [InlineData("block:0.5")]
    [InlineData("block:-3")]
    [InlineData("block:1e9")]
    public void ParseBlocks_Bad_IsRefused(string text) => Assert.Throws<InvalidInputException>(() => BlockGrid.Parse(text));

    private static Split Made(string by, ulong seed, LabelScheme? scheme) =>
        new Splitter(Corpus.Index).Run(SampleSet.All(Corpus.Index.Count), Options(by, seed, scheme), TestContext.Current.CancellationToken);

    private static SplitOptions Options(string by, ulong seed, LabelScheme? scheme) => new()
    {
        Ratios = [70, 15, 15],
        Names = SplitNames.Default,
        Blocks = BlockGrid.Parse(by),
        Stratify = scheme,
        Seed = seed,
    };

    private static string Refusal(SampleSet samples, SplitOptions options) =>
        Assert.Throws<InvalidInputException>(() => new Splitter(Corpus.Index).Run(samples, options)).Message;

    private static IEnumerable<(SampleId Id, byte Part)> Places(Split split) =>
        split.Ordinals.Select((ordinal, at) => (split.Index.IdOf(ordinal), split.PartOf(at)));

    private static (int Zone, double X, double Y) BlockOf(SampleId id, double side)
    {
        var (x, y) = (id.Footprint.Bounds.XMin + 300, id.Footprint.Bounds.YMin + 300);
        return (id.Zone.Number, Math.Floor(x / side), Math.Floor(y / side));
    }

    /// <summary>How much of each group of level 1 the tiles have, counted from the corpus, and at last how many samples.</summary>
    private static Dictionary<(int, double, double), long[]> Tiles() => Corpus.Corpus.Samples
        .GroupBy(id => BlockOf(id, Tile))
        .ToDictionary(tile => tile.Key, tile =>
        {
            var sums = new long[6];
            foreach (var id in tile)
            {
                var counts = Corpus.CountsOf(id);
                foreach (var c in ClcNomenclature.Classes.Where(c => c.Level1 is >= 1 and <= 5)) sums[c.Level1 - 1] += counts[c.Index];
                sums[5]++;
            }

            return sums;
        });

    /// <summary>Tiles in random order, shared out as 70, 15 and 15 percent of the samples.</summary>
    private static IEnumerable<(int Part, long[] Sums)> Drawn(Random random, Dictionary<(int, double, double), long[]> tiles)
    {
        var order = tiles.Values.ToArray();
        random.Shuffle(order);
        var (all, taken) = (order.Sum(tile => tile[5]), 0L);
        foreach (var tile in order)
        {
            yield return (taken < 0.7 * all ? 0 : taken < 0.85 * all ? 1 : 2, tile);
            taken += tile[5];
        }
    }

    /// <summary>The largest difference of a level 1 share of a split from the whole's.</summary>
    private static double Deviation(IEnumerable<(int Part, long[] Sums)> tiles)
    {
        var (parts, whole) = (new long[3][], new long[6]);
        foreach (var (part, sums) in tiles)
        {
            parts[part] ??= new long[6];
            for (var i = 0; i < 6; i++) (parts[part][i], whole[i]) = (parts[part][i] + sums[i], whole[i] + sums[i]);
        }

        return parts.Max(part => Enumerable.Range(0, 5).Max(i => Math.Abs(Share(part, i) - Share(whole, i))));
    }

    private static double Share(long[] sums, int group) => sums[group] / (40_000.0 * sums[5]);

    private static byte[] Csv(Split split)
    {
        using var stream = new MemoryStream();
        SplitWriter.WriteCsv(split, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
