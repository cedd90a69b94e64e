namespace RapidAI4EO.Cli.Info;

/// <summary>What is known of a sample.</summary>
/// <param name="Sample">Its id.</param>
/// <param name="Longitude">Of its middle, degrees (EPSG:4326).</param>
/// <param name="Latitude">The same.</param>
/// <param name="Country">Wholly or for the most part in which it lies; null for none.</param>
/// <param name="Crs">The coordinate reference system of its chips, as EPSG:32633.</param>
/// <param name="Bounds">West, south, east, north in that, metres.</param>
/// <param name="LandCover">The classes that are there, the largest first.</param>
/// <param name="Products">Its files.</param>
/// <param name="Items">The ids of its STAC items.</param>
internal sealed record InfoResult(
    string Sample, double Longitude, double Latitude, string? Country, string Crs, IReadOnlyList<int> Bounds, IReadOnlyList<LandCoverShare> LandCover,
    IReadOnlyList<ProductFiles> Products, IReadOnlyList<string> Items);
