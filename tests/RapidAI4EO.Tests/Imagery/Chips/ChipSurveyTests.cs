using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Storage.Local;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.Chips;

/// <summary>The chip that settles what the others have to be like.</summary>
public sealed class ChipSurveyTests : IDisposable
{
    private const int Dates = 146;

    private static readonly AssetKey Good = KeyOf(0);
    private static readonly AssetKey Gone = KeyOf(1);

    private readonly TestFolder _folder = new();
    private readonly FolderStore _store;

    public ChipSurveyTests()
    {
        _folder.Write(Good.ToString(), new SyntheticChips(TestIndex.Berlin.Corpus).Create(Good));
        _store = new FolderStore(_folder.Path);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(7, 6)]
    [InlineData(1000, 999)]
    [InlineData(1000 * Dates, 0)]
    [InlineData(1000 * Dates, 100)]
    [InlineData(73_000_000, 145)]
    public async Task FindAsync_OneDateOfAll_IsFound(long count, int date)
    {
        var info = await FindAsync(count, place => (count <= 1000 ? place : place % Dates) == date ? Good : Gone);
        Assert.Equal((200, 200, 4), (info.Width, info.Height, info.Bands));
    }

    /// <summary>Whoever put another product's file in the place of the first image still has an export of the others.</summary>
    [Fact]
    public async Task FindAsync_FirstOfAnotherProduct_IsOutvoted()
    {
        var stray = new AssetKey(Good.Sample, Product.Sentinel2, Product.Sentinel2.Steps[0]);
        _folder.Write(Gone.ToString(), new SyntheticChips(TestIndex.Berlin.Corpus).Create(stray));
        var info = await FindAsync(5, place => place == 0 ? Gone : Good);
        Assert.Equal((200, 200, 4), (info.Width, info.Height, info.Bands));
    }

    [Fact]
    public async Task FindAsync_Nothing_SaysHowManyWereTried()
    {
        var few = await Assert.ThrowsAsync<CorpusException>(() => FindAsync(5, _ => Gone));
        Assert.StartsWith("None of the 5 images of pfsr can be read", few.Message, StringComparison.Ordinal);
        var many = await Assert.ThrowsAsync<CorpusException>(() => FindAsync(5000, _ => Gone));
        Assert.StartsWith("None of 1,000 images of pfsr that were tried, of 5,000, can be read", many.Message, StringComparison.Ordinal);
    }

    private static AssetKey KeyOf(int step) => new(TestIndex.Berlin.Corpus.Samples[0], Product.PlanetFusion, Product.PlanetFusion.Steps[step]);

    private Task<GeoTiffInfo> FindAsync(long count, Func<long, AssetKey> keyAt) =>
        new ChipSurvey(new ChipReader([_store]), parallel: 3).FindAsync(Product.PlanetFusion, count, keyAt, TestContext.Current.CancellationToken);
}
