namespace RapidAI4EO.Cli.Options;

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
