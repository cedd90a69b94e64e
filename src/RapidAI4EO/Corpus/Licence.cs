namespace RapidAI4EO.Corpus;

/// <summary>The terms under which a part of the corpus may be used.</summary>
/// <param name="Title">What it covers.</param>
/// <param name="Terms">The licence's name.</param>
/// <param name="Attribution">What must be said wherever the data or works made from it are shown.</param>
/// <param name="Url">Where the terms are.</param>
public sealed record Licence(string Title, string Terms, string Attribution, string Url)
{
    /// <summary>The licence's identifier in the SPDX list, which STAC asks for; <c>other</c> where the list does not have it.</summary>
    public string Spdx { get; private init; } = "other";

    public static Licence PlanetFusion { get; } = new(
        "Planet Fusion images and their quality layers (pfsr, pfqa)",
        "CC-BY-NC-SA 3.0: name the source, no commercial use, share alike",
        "© Planet Labs PBC",
        "https://creativecommons.org/licenses/by-nc-sa/3.0/")
    {
        Spdx = "CC-BY-NC-SA-3.0",
    };

    public static Licence Sentinel2 { get; } = new(
        "Sentinel-2 images (s2)",
        "Copernicus Sentinel data terms: free and open, name the source",
        "Contains modified Copernicus Sentinel data 2018",
        "https://sentinels.copernicus.eu/documents/247904/690755/Sentinel_Data_Legal_Notice");

    public static Licence Labels { get; } = new(
        "Land cover labels (labels), from CORINE Land Cover 2018",
        "Copernicus Land Monitoring Service terms: free and open, name the source",
        "© European Union, Copernicus Land Monitoring Service 2018, European Environment Agency (EEA)",
        "https://land.copernicus.eu/");

    public static IReadOnlyList<Licence> All { get; } = [PlanetFusion, Sentinel2, Labels];

    public static Licence Of(Product product) =>
        product == Product.Labels ? Labels : product == Product.Sentinel2 ? Sentinel2 : PlanetFusion;
}
