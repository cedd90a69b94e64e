using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Samples;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public class SyntheticCorpusTests
{
    private static readonly LonLatBounds BerlinBox = new(13.05, 52.35, 13.72, 52.69);

    [Fact]
    public void Samples_SameOptions_AreTheSame()
    {
        var again = new SyntheticCorpus(TestCorpora.Berlin.Options);
        Assert.Equal(TestCorpora.Berlin.Samples, again.Samples);
        Assert.Equal(TestCorpora.Berlin.Samples.Select(TestCorpora.Berlin.LandCoverOf), again.Samples.Select(again.LandCoverOf));
    }

    [Fact]
    public void Samples_OtherSeed_AreOthers()
    {
        var other = new SyntheticCorpus(TestCorpora.Berlin.Options with { Seed = 2 });
        Assert.NotEqual(TestCorpora.Berlin.Samples, other.Samples);
        var samples = TestCorpora.Berlin.Samples;
        Assert.NotEqual(samples.Select(TestCorpora.Berlin.LandCoverOf), samples.Select(other.LandCoverOf));
    }

    [Fact]
    public void Samples_Europe_AreAsManyAsAskedAndNoneTwice()
    {
        Assert.Equal(20_000, TestCorpora.Europe.Samples.Count);
        Assert.Equal(20_000, TestCorpora.Europe.Samples.Distinct().Count());
    }

    [Fact]
    public void Samples_Europe_ComeTileByTile()
    {
        var tiles = TestCorpora.Europe.Samples.Select(s => s.Tile).ToArray();
        var runs = 1 + tiles.Zip(tiles.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.Equal(tiles.Distinct().Count(), runs);
        Assert.InRange(tiles.Length / runs, 60, 100);
    }

    [Fact]
    public void Samples_Europe_LieInTheZoneOfTheirLongitude()
    {
        Assert.All(TestCorpora.Europe.Samples, sample =>
        {
            var corners = sample.Footprint.Corners;
            var longitude = (corners.SouthEast.Longitude + corners.NorthWest.Longitude) / 2;
            Assert.Equal((int)Math.Floor((longitude + 180) / 6) + 1, sample.Zone.Number);
        });
        Assert.True(TestCorpora.Europe.Samples.Select(s => s.Zone).Distinct().Count() >= 10);
    }

    [Theory]
    [InlineData(13.4, 52.5, true)] // Berlin
    [InlineData(-6.5, 53.2, true)] // Ireland
    [InlineData(27.0, 65.5, true)] // Finland
    [InlineData(3.0, 56.0, false)] // the North Sea
    [InlineData(5.0, 40.5, false)] // the Balearic Sea
    [InlineData(28.0, 53.5, false)] // Belarus, which CORINE leaves out
    public void Contains_KnownPlace_IsLandOfCorine(double longitude, double latitude, bool expected) =>
        Assert.Equal(expected, LandMask.Europe.Contains(new LonLat(longitude, latitude)));

    [Fact]
    public void Samples_Europe_LieOnLand() =>
        Assert.All(TestCorpora.Europe.Samples, sample => Assert.True(LandMask.Europe.Contains(TileGrid.MiddleOf(sample))));

    [Fact]
    public void Samples_WithBounds_LieInThem()
    {
        var bounds = new LonLatBounds(11.9, 47.9, 12.1, 48.1); // across the border of zones 32 and 33
        var corpus = new SyntheticCorpus(new SyntheticCorpusOptions { Samples = 150, Bounds = bounds });
        Assert.Equal(150, corpus.Samples.Count);
        Assert.All(corpus.Samples, sample => Assert.True(bounds.Contains(sample.Footprint.PublishedCorners.Bounds)));
        Assert.Equal([32, 33], corpus.Samples.Select(s => s.Zone.Number).Distinct().Order());
    }

    [Fact]
    public void Samples_Berlin_Has198InTheTutorialsBox()
    {
        var inBox = TestCorpora.Berlin.Samples.Count(s => BerlinBox.Intersects(s.Footprint.PublishedCorners.Bounds));
        Assert.Equal(198, inBox);
        Assert.Equal(600, TestCorpora.Berlin.Samples.Count);
    }

    [Fact]
    public void Constructor_MorePlacesThanThereAre_SaysHowMany()
    {
        var options = new SyntheticCorpusOptions { Samples = 5_000, Bounds = new LonLatBounds(13.3, 52.4, 13.5, 52.5) };
        var error = Assert.Throws<InvalidInputException>(() => new SyntheticCorpus(options));
        Assert.Matches("There are places for [0-9]+ samples and not for 5000", error.Message);
    }

    [Fact]
    public void Constructor_BoundsOutsideEurope_FindsNoPlaces()
    {
        var options = new SyntheticCorpusOptions { Samples = 1, Bounds = new LonLatBounds(-100, 40, -90, 45) };
        Assert.StartsWith("There are places for 0 samples", Assert.Throws<InvalidInputException>(() => new SyntheticCorpus(options)).Message);
    }

    [Fact]
    public void SamplesInLabelOrder_Always_AreTheSameSamplesInAnotherOrder()
    {
        var labels = TestCorpora.Berlin.SamplesInLabelOrder();
        Assert.NotEqual(TestCorpora.Berlin.Samples, labels);
        Assert.Equal(TestCorpora.Berlin.Samples.Order(), labels.Order());
    }
}
