using System.Globalization;
using Microsoft.Data.Sqlite;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Rows;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Output.GeoPackage;

/// <summary>
/// Writes samples as a GeoPackage, for QGIS, GDAL and geopandas: one layer of the published polygons with their land cover, a
/// spatial index, and the licence of what is in it.
/// </summary>
public sealed class GeoPackageWriter(SampleIndex index, SampleSet samples)
{
    private const int SqliteFull = 13;

    /// <summary>No journal and no flushing, since a file that is not whole is thrown away. The R-tree's nodes are laid out for pages of this size.</summary>
    private const string ForSpeed = """
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA page_size = 4096;
        """;

    /// <summary>Writes the file; it appears under its name when it is whole.</summary>
    /// <returns>Its length in bytes.</returns>
    /// <exception cref="CorpusException">It cannot be written.</exception>
    public long Write(string path, CancellationToken cancellationToken = default) =>
        AtomicFile.Write(path, "The table", file => WriteTo(file.Name, cancellationToken));

    private void WriteTo(string path, CancellationToken cancellationToken)
    {
        var options = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
        };
        try
        {
            using var connection = new SqliteConnection(options.ToString());
            connection.Open();
            Run(connection, ForSpeed + GeoPackageTables.Header);
            using var transaction = connection.BeginTransaction();
            Run(connection, GeoPackageTables.ReferenceSystems + GeoPackageTables.Contents + GeoPackageTables.SamplesTable + SpatialIndex.Create);
            var bounds = WriteRows(connection, cancellationToken);
            Run(connection, SpatialIndex.Triggers + GeoPackageTables.Metadata);
            Describe(connection, bounds);
            transaction.Commit();
        }
        catch (SqliteException e)
        {
            var reason = e.SqliteErrorCode == SqliteFull ? "no space is left on the disk" : e.Message;
            throw new IOException(reason, e);
        }
        catch (TypeInitializationException e)
        {
            // The library is a file of its own, and a program of one file can be copied without it.
            throw new CorpusException(
                "A GeoPackage takes SQLite's library, e_sqlite3, which is not beside the program. Copy it from where the program was published, or write another form.", e);
        }
    }

    /// <returns>What they cover; null where there are none.</returns>
    private LonLatBounds? WriteRows(SqliteConnection connection, CancellationToken cancellationToken)
    {
        using var inserts = new SampleInserts(connection);
        LonLatBounds? all = null;
        foreach (var row in new SampleRows(index, samples).Read(cancellationToken))
        {
            var bounds = row.Corners.Bounds;
            inserts.Add(row, bounds);
            all = (all ?? LonLatBounds.Empty).Including(bounds);
        }

        inserts.Finish();
        return all;
    }

    /// <summary>Says what the layer is. The data are as old as the index: the same question gives the same file.</summary>
    private void Describe(SqliteConnection connection, LonLatBounds? bounds)
    {
        var changed = index.Info.BuiltAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Run(connection, "INSERT INTO gpkg_contents VALUES ($table, 'features', $table, $description, $changed, $west, $south, $east, $north, $srs)",
            ("$table", GeoPackageTables.Samples), ("$description", "Samples of the RapidAI4EO corpus and the shares of their land cover"), ("$changed", changed),
            ("$west", bounds?.West), ("$south", bounds?.South), ("$east", bounds?.East), ("$north", bounds?.North), ("$srs", GeoPackageTables.Wgs84));
        Run(connection, "INSERT INTO gpkg_geometry_columns VALUES ($table, $geometry, 'POLYGON', $srs, 0, 0)",
            ("$table", GeoPackageTables.Samples), ("$geometry", GeoPackageTables.Geometry), ("$srs", GeoPackageTables.Wgs84));
        var licence = Licence.Labels;
        Run(connection, "INSERT INTO gpkg_metadata VALUES (1, 'dataset', $url, 'text/plain', $text)",
            ("$url", licence.Url), ("$text", $"{licence.Title}: {licence.Terms}. {licence.Attribution}."));
        Run(connection, "INSERT INTO gpkg_metadata_reference VALUES ('table', $table, NULL, NULL, $changed, 1, NULL)",
            ("$table", GeoPackageTables.Samples), ("$changed", changed));
    }

    private static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
