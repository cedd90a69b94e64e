using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Parquet;
using RapidAI4EO.Search.Output.Rows;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Output.GeoParquet;

/// <summary>
/// Writes samples as GeoParquet 1.1, for DuckDB, geopandas and whatever reads Parquet: the published polygons as WKB, their bounds as
/// a covering, and the 45 shares. Rows come in the order of the index, tile by tile, so that a reader of a place can pass over most.
/// </summary>
public sealed class GeoParquetWriter(SampleIndex index, SampleSet samples)
{
    /// <summary>Writes the file; it appears under its name when it is whole.</summary>
    /// <returns>Its length in bytes.</returns>
    /// <exception cref="CorpusException">It cannot be written.</exception>
    public long Write(string path, CancellationToken cancellationToken = default) =>
        AtomicFile.Write(path, "The table", stream => WriteTo(stream, cancellationToken));

    private void WriteTo(Stream stream, CancellationToken cancellationToken)
    {
        var columns = new SampleColumns();
        var writer = new ParquetWriter(stream, columns.All);
        LonLatBounds? all = null;
        foreach (var row in new SampleRows(index, samples).Read(cancellationToken))
        {
            var bounds = row.Corners.Bounds;
            columns.Add(row, bounds);
            writer.EndRow();
            all = (all ?? LonLatBounds.Empty).Including(bounds);
        }

        // A polygon that is not the computed one may run either way.
        var geo = GeoMetadata.Write(all, counterClockwise: !index.HasDifferingPolygons);
        writer.Finish((GeoMetadata.Name, geo), ("attribution", Licence.Labels.Attribution));
    }
}
