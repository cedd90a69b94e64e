namespace RapidAI4EO.Stac.Export;

/// <summary>What an export wrote.</summary>
/// <param name="Catalog">The path of its catalog.json.</param>
/// <param name="Samples">Locations.</param>
/// <param name="Collections">Collections, nested ones included.</param>
/// <param name="Items">Items.</param>
/// <param name="Assets">Assets of all items.</param>
/// <param name="Bytes">Bytes of all documents.</param>
public sealed record CatalogExportSummary(string Catalog, int Samples, int Collections, long Items, long Assets, long Bytes);
