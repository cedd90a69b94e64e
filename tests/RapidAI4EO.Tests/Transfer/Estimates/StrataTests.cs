using RapidAI4EO.Transfer.Estimates;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Estimates;

public sealed class StrataTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deal_OverManySeeds_DrawsEveryFileEquallyOften()
    {
        // 20 files of one product, a draw of 8 of which 4 are asked about.
        const int Seeds = 20_000;
        var drawn = Enumerable.Range(0, 20).ToDictionary(i => $"labels/{i}", _ => 0);
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var strata = await ReadAsync(drawn.Keys, new EstimateOptions { ProbeCount = 8, Seed = seed });
            foreach (var (_, key) in strata.Deal(4)) drawn[key]++;
        }

        // The standard deviation of each count is 57.
        Assert.All(drawn, file => Assert.InRange(file.Value, (Seeds / 5) - 340, (Seeds / 5) + 340));
    }

    [Fact]
    public async Task Deal_LargeAndSmallFiles_AsksAboutTheLargeAndForgetsNone()
    {
        var strata = await ReadAsync(Keys(1000, 1000, 100), new EstimateOptions());
        var dealt = strata.Deal(200).CountBy(file => file.Stratum.TypicalBytes).ToDictionary();
        Assert.Equal(200, dealt.Values.Sum());
        Assert.InRange(dealt[205_000], 160, 180);
        Assert.InRange(dealt[20_000], 10, 20);
        Assert.Equal(10, dealt[2_500]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(7, 7)]
    [InlineData(100_000, 2100)]
    public async Task Deal_FewOrAll_GivesThatMany(int heads, int expected)
    {
        var strata = await ReadAsync(Keys(1000, 1000, 100), new EstimateOptions { ProbeCount = heads });
        var dealt = strata.Deal(heads);
        Assert.Equal(expected, dealt.Count);
        Assert.Equal(expected, dealt.Select(file => file.Key).Distinct().Count());
    }

    [Fact]
    public async Task Cross_ProductsOfDifferentCounts_HasThemInProportion()
    {
        var strata = await ReadAsync(Keys(5000, 1000, 2), new EstimateOptions());
        var cross = strata.Cross();
        var (large, small) = (cross.Count(key => key.Contains("PF-SR")), cross.Count(key => key.Contains("PF-QA")));
        Assert.Equal((200, 40), (large, small));
        Assert.InRange(cross.Take(60).Count(key => key.Contains("PF-QA")), 9, 11);
    }

    [Fact]
    public async Task ReadAsync_ManyKeys_KeepsNoMoreThanTheDraw()
    {
        var strata = await ReadAsync(Keys(300_000, 200_000, 100_000), new EstimateOptions { ProbeCount = 30 });
        Assert.Equal(600_000, strata.ToFetch);
        Assert.All(strata.Filled, stratum => Assert.Equal(30, stratum.Drawn.Count));
    }

    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(3, 3.1824)]
    [InlineData(5, 2.5706)]
    [InlineData(10, 2.2281)]
    [InlineData(30, 2.0423)]
    [InlineData(1e9, 1.95996)]
    public void StudentQuantile_PublishedTable_IsMet(double freedom, double published) =>
        Assert.Equal(1, StudentQuantile.Of(freedom) / published, 0.0015);

    private static IEnumerable<string> Keys(int reflectance, int quality, int labels) =>
    [
        .. Enumerable.Range(0, reflectance).Select(i => $"imagery/33N/15E-200N/33N_15E-200N_01_01/PF-SR/{i}.tif"),
        .. Enumerable.Range(0, quality).Select(i => $"imagery/33N/15E-200N/33N_15E-200N_01_01/PF-QA/{i}.tif"),
        .. Enumerable.Range(0, labels).Select(i => $"labels/{i}"),
    ];

    private static async Task<Strata> ReadAsync(IEnumerable<string> keys, EstimateOptions options)
    {
        var strata = new Strata(options);
        await strata.ReadAsync(keys.ToAsyncEnumerable(), _ => false, Token);
        return strata;
    }
}
