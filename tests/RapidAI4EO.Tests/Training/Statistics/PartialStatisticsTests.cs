using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Statistics;
using Xunit;

namespace RapidAI4EO.Tests.Training.Statistics;

/// <summary>Against one run over the same images, which is compared with numpy elsewhere.</summary>
public sealed class PartialStatisticsTests : IDisposable
{
    private static readonly decimal[] Percents = [0, 1, 50, 99.5m, 100];

    private readonly TestFolder _folder = new();

    private static StatisticsRequest Request => new()
    {
        Parts = StatisticsCorpus.Parts,
        Products = [Product.PlanetFusion, Product.Sentinel2],
        Datetime = StatisticsCorpus.Spring,
        ByMonth = true,
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Merge_AllParts_HasTheDigitsOfOneRun(int count)
    {
        var root = _folder["root"];
        StatisticsCorpus.WriteTo(root);
        foreach (var key in StatisticsCorpus.Keys(StatisticsCorpus.Ordinals, Product.PlanetFusion).Where((_, i) => i % 10 == 3)) File.Delete(Path.Combine(root, key.ToString()));
        var partial = new PartialStatistics(TestIndex.Berlin.Index, Request);
        for (var number = count; number >= 1; number--)
        {
            var part = new Part(number, count);
            partial.Write(_folder["counts"], part, await StatisticsCorpus.RunAsync(root, Request with { Parts = partial.Cut(part) }));
        }

        var (merged, whole) = (partial.Merge(_folder["counts"]), await StatisticsCorpus.RunAsync(root, Request));
        Assert.Equal(Figures(whole), Figures(merged));
        Assert.Equal((whole.Chips, whole.Missed), (merged.Chips, merged.Missed));
        Assert.Equal(whole.LeftOut, merged.LeftOut);
        Assert.Equal(whole.Faults, merged.Faults);
        Assert.NotEmpty(merged.Faults);
    }

    [Fact]
    public async Task Merge_WhatDoesNotFit_IsNamed()
    {
        var (folder, partial) = (_folder["counts"], new PartialStatistics(TestIndex.Berlin.Index, Request));
        Assert.Contains("does not exist", Refusal(partial), StringComparison.Ordinal);
        async Task WriteAsync(Part part) => partial.Write(folder, part, await StatisticsCorpus.RunAsync(StatisticsCorpus.Root, Request with { Parts = partial.Cut(part) }));
        await WriteAsync(new Part(1, 3));
        await WriteAsync(new Part(3, 3));
        Assert.Contains("no counts of part 2 of 3", Refusal(partial), StringComparison.Ordinal);
        await WriteAsync(new Part(2, 2));
        Assert.Contains("overlap", Refusal(partial), StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "counts-2-of-2.json"));
        await WriteAsync(new Part(2, 3));
        Assert.Equal(0, partial.Merge(folder).Missed);
        Assert.Contains("another samples", Refusal(new PartialStatistics(TestIndex.Berlin.Index, Request with { Parts = StatisticsCorpus.All })), StringComparison.Ordinal);
        Assert.Contains("another by", Refusal(new PartialStatistics(TestIndex.Berlin.Index, Request with { ByMonth = false })), StringComparison.Ordinal);
        var path = Path.Combine(folder, "counts-2-of-3.json");
        var text = await File.ReadAllTextAsync(path);
        foreach (var (word, other) in new[] { ("\"first\":", "\"first\":-99999999"), ("\"counts\":[", "\"counts\":[-5,"), ("\"counts\":[", "\"counts\":null,\"x\":["), ("\"type\":\"int16\"", "\"type\":\"float64\""), ("{", "") })
        {
            await File.WriteAllTextAsync(path, text.Replace(word, other, StringComparison.Ordinal));
            Assert.Contains("Count that part again", Refusal(partial), StringComparison.Ordinal);
        }
    }

    private string Refusal(PartialStatistics partial) => Assert.Throws<CorpusException>(() => partial.Merge(_folder["counts"])).Message;

    private static List<string> Figures(StatisticsReport report) => [.. report.Groups.SelectMany(group => group.Bands.Select((band, i) =>
    {
        var statistics = band.Statistics();
        var percentiles = string.Join(' ', Percents.Select(percent => $"{band.Percentile(percent):R}"));
        return $"{group.Product} {group.Part} {group.Month} {group.Chips} {group.Layout.Bands.All[i]} {group.Layout.Scaling[i]} {statistics.Count} {statistics.Min:R} {statistics.Max:R} {statistics.Mean:R} {statistics.Stddev:R} {band.Nodata} {band.Masked} {percentiles}";
    }))];
}
