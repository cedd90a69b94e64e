using FsCheck;
using FsCheck.Fluent;
using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Parts;

public sealed class PartCutterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(400)]
    public void Cut_AnyCount_IsDisjointCoversAndWeighsTheSame(int count)
    {
        var index = TestIndex.Europe.Index;
        var samples = SampleSet.All(index.Count);
        var parts = Enumerable.Range(1, count).Select(number => PartCutter.Cut(index, samples, new Part(number, count))).ToList();
        Assert.Equal(Enumerable.Range(0, index.Count), parts.SelectMany(part => part.Ordinals()));
        var ideal = (double)index.Count / count;
        Assert.All(parts, part => Assert.InRange(part.Count, Math.Min(ideal * 0.95, ideal - 1), Math.Max(ideal * 1.05, ideal + 1)));
    }

    [Fact]
    public void Cut_LargeParts_KeepsTilesWhole()
    {
        var index = TestIndex.ZoneBorder.Index;
        var parts = Enumerable.Range(1, 3).Select(number => PartCutter.Cut(index, SampleSet.All(index.Count), new Part(number, 3))).ToList();
        var tiles = parts.Select(part => part.Ordinals().Select(ordinal => index.IdOf(ordinal).Tile).ToHashSet()).ToList();

        // Tiles of hundreds of samples do not always end near enough to a third: then one tile is in two parts, and no more.
        Assert.InRange(tiles.Sum(set => set.Count) - tiles.SelectMany(set => set).Distinct().Count(), 0, 2);
    }

    [Fact]
    public void Cut_OfASelection_IsThatOfTheSamplesAlone()
    {
        var index = TestIndex.Europe.Index;
        var found = new SampleSearch(index).Find(new Subset { Draw = new SampleDraw(997, 5) });
        var parts = Enumerable.Range(1, 10).Select(number => PartCutter.Cut(index, found, new Part(number, 10))).ToList();
        Assert.Equal(found.Ordinals(), parts.SelectMany(part => part.Ordinals()));
        SampleId[] ids = [.. found.Ordinals().Select(index.IdOf)];
        Assert.Equal(parts[3].Ordinals().Select(index.IdOf), PartCutter.Cut(ids, new Part(4, 10)));
    }

    [Fact]
    public void Range_AnyWeights_IsDisjointCoversAndIsOffByLessThanAnItemAndAFiftieth()
    {
        var lists = from weights in ArbMap.Default.GeneratorFor<byte[]>()
                    from groups in Gen.Choose(1, 9)
                    from count in Gen.Choose(1, 30)
                    select (weights, groups, count);
        Prop.ForAll(lists.ToArbitrary(), list =>
        {
            var (weights, groups, count) = list;
            var ranges = Enumerable.Range(1, count).Select(number => PartCutter.Range(weights.Length, i => weights[i], i => i % groups == 0, new Part(number, count))).ToList();
            Assert.Equal(0, ranges[0].First);
            Assert.Equal(weights.Length, ranges[^1].End);
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.First));
            var total = weights.Sum(weight => (double)weight);
            var largest = weights.Length == 0 ? 0 : weights.Max();
            Assert.All(ranges, range => Assert.InRange(
                weights[range.First..range.End].Sum(weight => (double)weight), (total / count * 0.96) - largest - 1e-9, (total / count * 1.04) + largest + 1e-9));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("3/8", 3, 8)]
    [InlineData("1/1", 1, 1)]
    public void Parse_APart_IsRead(string text, int number, int count) => Assert.Equal(new Part(number, count), Part.Parse(text));

    [Theory]
    [InlineData("0/8")]
    [InlineData("9/8")]
    [InlineData("3")]
    [InlineData("3/8/1")]
    [InlineData("-1/8")]
    [InlineData(" 1/8")]
    [InlineData("1/99999999")]
    [InlineData("")]
    public void Parse_AnythingElse_IsRefused(string text) => Assert.Throws<InvalidInputException>(() => Part.Parse(text));
}
