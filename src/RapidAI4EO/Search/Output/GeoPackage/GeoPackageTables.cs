using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Output.GeoPackage;

/// <summary>
/// The tables of a GeoPackage with one layer of samples, as OGC 12-128r18 (version 1.3) asks for them: its annex C has the columns
/// of those whose names begin with <c>gpkg_</c>. Version 1.4 would add nothing to them, and GDAL before 3.7 warns of it.
/// </summary>
internal static class GeoPackageTables
{
    /// <summary>The table and the layer's name.</summary>
    public const string Samples = "samples";

    public const string Geometry = "geom";

    /// <summary>EPSG:4326. In a GeoPackage longitude comes first all the same.</summary>
    public const int Wgs84 = 4326;

    /// <summary>"GPKG" in ASCII, and the version as one number; both stand in the header of the SQLite file.</summary>
    public const string Header = """
        PRAGMA application_id = 0x47504B47;
        PRAGMA user_version = 10300;
        """;

    public const string ReferenceSystems = """
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL,
            srs_id INTEGER PRIMARY KEY,
            organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL,
            definition TEXT NOT NULL,
            description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES
            ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', 'Cartesian coordinates of no known system'),
            ('Undefined geographic', 0, 'NONE', 0, 'undefined', 'Geographic coordinates of no known system'),
            ('WGS 84', 4326, 'EPSG', 4326,
             'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
             'Longitude and latitude on WGS 84, degrees');
        """;

    public const string Contents = """
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY,
            data_type TEXT NOT NULL,
            identifier TEXT UNIQUE,
            description TEXT DEFAULT '',
            last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE,
            min_y DOUBLE,
            max_x DOUBLE,
            max_y DOUBLE,
            srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL,
            column_name TEXT NOT NULL,
            geometry_type_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL,
            z TINYINT NOT NULL,
            m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
            CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
            table_name TEXT,
            column_name TEXT,
            extension_name TEXT NOT NULL,
            definition TEXT NOT NULL,
            scope TEXT NOT NULL,
            CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """;

    /// <summary>Where the licence of what is in the file stands.</summary>
    public const string Metadata = """
        CREATE TABLE gpkg_metadata (
            id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
            md_scope TEXT NOT NULL DEFAULT 'dataset',
            md_standard_uri TEXT NOT NULL,
            mime_type TEXT NOT NULL DEFAULT 'text/xml',
            metadata TEXT NOT NULL DEFAULT '');
        CREATE TABLE gpkg_metadata_reference (
            reference_scope TEXT NOT NULL,
            table_name TEXT,
            column_name TEXT,
            row_id_value INTEGER,
            timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            md_file_id INTEGER NOT NULL,
            md_parent_id INTEGER,
            CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
            CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
        INSERT INTO gpkg_extensions VALUES
            ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write'),
            ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write');
        """;

    /// <summary>The layer itself: "row" and "column" are words of SQL, so names are quoted.</summary>
    public static string SamplesTable { get; } = $"""
        CREATE TABLE "{Samples}" (
            "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            "{Geometry}" POLYGON NOT NULL,
            "sample_id" TEXT NOT NULL UNIQUE,
            "zone" TEXT NOT NULL,
            "tile" TEXT NOT NULL,
            "row" INTEGER NOT NULL,
            "column" INTEGER NOT NULL,
            {string.Join(",\n    ", ClcNomenclature.Classes.Select(c => $"\"{c.Property}\" REAL NOT NULL"))});
        """;
}
