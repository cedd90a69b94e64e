using RapidAI4EO.Stac.Export;

namespace RapidAI4EO.Cli.Stac.Export;

/// <summary>What an export wrote.</summary>
/// <param name="Catalog">The path of its catalog.json.</param>
/// <param name="Samples">Locations.</param>
/// <param name="Collections">Collections, nested ones included.</param>
/// <param name="Items">Items.</param>
/// <param name="Assets">Assets of all items.</param>
/// <param name="Bytes">Bytes of all documents.</param>
/// <param name="UnknownIds">Samples asked for, or here, that the index does not have.</param>
/// <param name="MissingFiles">With <c>--local</c>: files that the manifest has and the folder has not.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record StacExportResult(
    string Catalog, int Samples, int Collections, long Items, long Assets, long Bytes, int UnknownIds, long MissingFiles, double Seconds)
{
    public static StacExportResult Of(CatalogExportSummary summary, int unknownIds, long missingFiles, TimeSpan elapsed) => new(
        summary.Catalog, summary.Samples, summary.Collections, summary.Items, summary.Assets, summary.Bytes, unknownIds, missingFiles,
        Math.Round(elapsed.TotalSeconds, 3));
}
