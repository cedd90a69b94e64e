namespace RapidAI4EO.Cli.Search;

/// <summary>What a search prints.</summary>
internal enum SearchOutput
{
    Ids,
    Keys,
    Hrefs,
    Count,
    Csv,
    GeoJson,
    Items,
    GeoPackage,
    GeoParquet,
}
