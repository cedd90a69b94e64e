using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>
/// Every conformance class that the server names is kept: what the abstract tests of OGC 17-069, 19-079 and 21-065 and the public
/// validator of STAC API look at, over the corpus here. A class that is named without a check fails.
/// </summary>
public sealed class ConformanceTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Stac = "https://api.stacspec.org/";
    private const string Ogc = "http://www.opengis.net/spec/";
    private const string Cql2 = Ogc + "cql2/1.0/conf/";
    private static readonly string InOne = $"/collections/{Checker.Labels}/items";

    private static readonly Dictionary<string, Func<Checker, Task>> Checks = new()
    {
        [Stac + "v1.0.0/core"] = CoreChecks.LandingAsync,
        [Stac + "v1.0.0/collections"] = CoreChecks.CollectionsAsync,
        [Stac + "v1.0.0/ogcapi-features"] = FeatureChecks.StacAsync,
        [Stac + "v1.0.0/item-search"] = SearchChecks.SearchAsync,
        [Stac + "v1.0.0/item-search#fields"] = ExtensionChecks.FieldsOfBodiesAsync,
        [Stac + "v1.0.0/ogcapi-features#fields"] = check => ExtensionChecks.FieldsAsync(check, InOne),
        [Stac + "v1.0.0/item-search#query"] = ExtensionChecks.QueryAsync,
        [Stac + "v1.0.0/ogcapi-features#query"] = ExtensionChecks.QueryAsync,
        [Stac + "v1.0.0/item-search#sort"] = check => ExtensionChecks.SortAsync(check, "/search"),
        [Stac + "v1.0.0/ogcapi-features#sort"] = check => ExtensionChecks.SortAsync(check, InOne),
        [Stac + "v1.1.0/item-search#sort"] = check => ExtensionChecks.SortAsync(check, "/search"),
        [Stac + "v1.1.0/ogcapi-features#sort"] = check => ExtensionChecks.SortAsync(check, InOne),
        [Stac + "v1.0.0/item-search#filter"] = FilterChecks.FilterAsync,
        [Stac + "v1.0.0-rc.2/children"] = CoreChecks.ChildrenAsync,
        [Stac + "v1.0.0-rc.2/browseable"] = CoreChecks.BrowseableAsync,
        [Stac + "v1.0.0-rc.1/collection-search"] = CollectionChecks.SearchAsync,
        [Stac + "v1.0.0-rc.1/collection-search#free-text"] = CollectionChecks.FreeTextAsync,
        [Ogc + "ogcapi-common-2/1.0/conf/simple-query"] = CollectionChecks.SearchAsync,
        [Stac + "v0.3.0/aggregation"] = CollectionChecks.AggregationAsync,
        [Ogc + "ogcapi-features-3/1.0/conf/filter"] = FilterChecks.FilterAsync,
        [Ogc + "ogcapi-features-3/1.0/conf/features-filter"] = FilterChecks.FeaturesAsync,
        [Ogc + "ogcapi-features-3/1.0/conf/queryables"] = FilterChecks.QueryablesAsync,
        [Cql2 + "cql2-text"] = Cql2Checks.TextAsync,
        [Cql2 + "cql2-json"] = Cql2Checks.JsonAsync,
        [Cql2 + "basic-cql2"] = Cql2Checks.BasicAsync,
        [Cql2 + "advanced-comparison-operators"] = Cql2Checks.ComparisonsAsync,
        [Cql2 + "case-insensitive-comparison"] = Cql2Checks.CaseAsync,
        [Cql2 + "accent-insensitive-comparison"] = Cql2Checks.AccentsAsync,
        [Cql2 + "basic-spatial-functions"] = Cql2Checks.BasicSpatialAsync,
        [Cql2 + "basic-spatial-functions-plus"] = Cql2Checks.SpatialPlusAsync,
        [Cql2 + "spatial-functions"] = Cql2Checks.SpatialAsync,
        [Cql2 + "temporal-functions"] = Cql2Checks.TemporalAsync,
        [Cql2 + "array-functions"] = Cql2Checks.ArraysAsync,
        [Cql2 + "property-property"] = Cql2Checks.PropertiesAsync,
        [Cql2 + "arithmetic"] = Cql2Checks.ArithmeticAsync,
        [Ogc + "ogcapi-features-1/1.0/conf/core"] = FeatureChecks.CoreAsync,
        [Ogc + "ogcapi-features-1/1.0/conf/oas30"] = FeatureChecks.OpenApiAsync,
        [Ogc + "ogcapi-features-1/1.0/conf/geojson"] = FeatureChecks.GeoJsonAsync,
    };

    public static TheoryData<string> Named => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Named))]
    public Task Class_ThatIsNamed_IsKept(string uri) => Checks[uri](new Checker(api));

    [Fact]
    public async Task Classes_OfTheServer_AreThoseThatAreChecked()
    {
        var named = (await api.GetAsync("/conformance")).GetProperty("conformsTo").EnumerateArray().Select(uri => uri.GetString()!);
        Assert.Equal(Checks.Keys.Order(), named.Order());
    }
}
