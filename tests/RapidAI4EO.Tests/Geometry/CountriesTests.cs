using NetTopologySuite.Geometries;
using RapidAI4EO.Geometry;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public class CountriesTests
{
    [Theory]
    [InlineData("DE")]
    [InlineData("de")]
    [InlineData("DEU")]
    [InlineData("276")]
    [InlineData(" Germany ")]
    [InlineData("DEUTSCHLAND")]
    public void Find_AnyNameOfGermany_FindsIt(string text) => Assert.Equal("DE", Countries.Find(text).Alpha2);

    [Theory]
    [InlineData("EL", "GR")]
    [InlineData("UK", "GB")]
    [InlineData("Great Britain", "GB")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Holland", "NL")]
    [InlineData("Macedonia", "MK")]
    [InlineData("Bosnia", "BA")]
    [InlineData("bosnia & herzegovina", null)]
    [InlineData("Kosovo", "XK")]
    [InlineData("Osterreich", "AT")]
    [InlineData("österreich", "AT")]
    [InlineData("O\u0308sterreich", "AT")]
    [InlineData("ÎLE", null)]
    [InlineData("España", "ES")]
    [InlineData("espana", "ES")]
    [InlineData("Turkey", "TR")]
    [InlineData("TÜRKİYE", "TR")]
    [InlineData("Cote dIvoire", "CI")]
    [InlineData("Ελλαδα", "GR")]
    [InlineData("8", "AL")]
    [InlineData("008", "AL")]
    [InlineData("Northern Cyprus", "")]
    public void Find_OtherName_FindsTheCountryOrNone(string text, string? alpha2)
    {
        if (alpha2 is null) Area.AssertRefused(() => Countries.Find(text), "There is no country");
        else Assert.Equal(alpha2, Countries.Find(text).Alpha2 ?? "");
    }

    [Theory]
    [InlineData("Germny", "Did you mean Germany (DE)")]
    [InlineData("Korea", "South Korea (KR)")]
    [InlineData("Slovnia", "Slovenia (SI)")]
    [InlineData("XQQQZZ", "There is no country 'XQQQZZ' on the map. Write an ISO code")]
    [InlineData("GI", "There is no country 'GI' on the map. Write an ISO code")]
    [InlineData("", "There is no country ''")]
    public void Find_UnknownName_SuggestsTheNearest(string text, string inMessage) =>
        Area.AssertRefused(() => Countries.Find(text), inMessage);

    [Fact]
    public void All_NamesAndCodes_AreUniqueAndFound()
    {
        var names = Countries.All.SelectMany(c => c.Names.Select(CountryName.Fold).Distinct()).ToArray();

        Assert.Equal(240, Countries.All.Count);
        Assert.Empty(names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(Countries.All, c => Assert.All(c.Names, name => Assert.Same(c, Countries.Find(name))));
    }

    [Fact]
    public void All_FeaturesOfTheMap_BelongToOneCountryEach() =>
        Assert.All(CountryBoundaries.All, f => Assert.Single(Countries.All, c => CountryBoundaries.Belongs(f, c)));

    [Fact]
    public void Geometry_OfEveryCountry_IsAValidArea() =>
        Assert.All(Countries.All, c =>
        {
            Assert.True(c.Geometry.IsValid, c.Name);
            Assert.IsType<IPolygonal>(c.Geometry, exactMatch: false);
            Assert.False(c.Geometry.IsEmpty);
            Assert.Equal(4326, c.Geometry.SRID);
        });

    [Theory]
    [InlineData("DE", 13.4, 52.5, true)]
    [InlineData("DE", 2.35, 48.85, false)]
    [InlineData("FR", 2.35, 48.85, true)]
    [InlineData("IT", 12.45, 41.9, true)]
    [InlineData("SM", 12.46, 43.94, true)]
    [InlineData("IT", 12.46, 43.94, false)]
    [InlineData("XK", 21.0, 42.6, true)]
    [InlineData("RS", 21.0, 42.6, false)]
    [InlineData("AU", 149, -35, true)]
    [InlineData("RU", 175, 68, true)]
    [InlineData("RU", -175, 66.5, true)]
    [InlineData("RU", 25, 67, false)]
    [InlineData("RU", -150, 67, false)]
    [InlineData("FJ", 178, -17.8, true)]
    [InlineData("AQ", 0, -85, true)]
    [InlineData("AQ", 100, -89.9995, true)]
    public void Geometry_OfACountry_HoldsItsPlaces(string country, double lon, double lat, bool holds) =>
        Assert.Equal(holds, Countries.Find(country).Geometry.Contains(new Point(lon, lat)));

    // Square kilometres as the national statistics have them; the map is good to a few per cent.
    [Theory]
    [InlineData("DE", 357_600)]
    [InlineData("PL", 312_700)]
    [InlineData("ES", 506_000)]
    [InlineData("CH", 41_290)]
    [InlineData("IS", 103_000)]
    [InlineData("BG", 111_000)]
    [InlineData("RU", 16_900_000)]
    public void Geometry_OfACountry_HasItsArea(string country, double squareKilometres) =>
        Assert.Equal(1, EqualArea.SquareKilometres(Countries.Find(country).Geometry) / squareKilometres, 0.03);
}
