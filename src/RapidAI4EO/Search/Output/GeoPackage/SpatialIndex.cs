namespace RapidAI4EO.Search.Output.GeoPackage;

/// <summary>
/// The R-tree of the layer, which readers ask for what a window shows, and the triggers that keep it right where others change the
/// layer: the extension <c>gpkg_rtree_index</c>, annex F.3 of OGC 12-128r18.
/// </summary>
internal static class SpatialIndex
{
    private const string Table = GeoPackageTables.Samples;
    private const string Geometry = GeoPackageTables.Geometry;

    public const string Name = $"rtree_{Table}_{Geometry}";

    /// <summary>Without the empty root that a new tree has: <see cref="RTreeBuilder"/> writes another.</summary>
    public const string Create = $"""
        CREATE VIRTUAL TABLE "{Name}" USING rtree(id, minx, maxx, miny, maxy);
        DELETE FROM "{Name}_node";
        INSERT INTO gpkg_extensions VALUES
            ('{Table}', '{Geometry}', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');
        """;

    private const string HasGeometry = $"NEW.\"{Geometry}\" NOTNULL AND NOT ST_IsEmpty(NEW.\"{Geometry}\")";
    private const string HasNone = $"NEW.\"{Geometry}\" ISNULL OR ST_IsEmpty(NEW.\"{Geometry}\")";
    private const string Enter = $"""
        INSERT OR REPLACE INTO "{Name}" VALUES (NEW."fid",
            ST_MinX(NEW."{Geometry}"), ST_MaxX(NEW."{Geometry}"), ST_MinY(NEW."{Geometry}"), ST_MaxY(NEW."{Geometry}"));
        """;
    private const string Leave = $"DELETE FROM \"{Name}\" WHERE id = OLD.\"fid\";";
    private const string LeaveBoth = $"DELETE FROM \"{Name}\" WHERE id IN (OLD.\"fid\", NEW.\"fid\");";

    /// <summary>To be made when the rows are in: they call functions that a program which changes the layer has to have.</summary>
    public static string Triggers { get; } = string.Join('\n',
        Trigger("insert", "INSERT", HasGeometry, Enter),
        Trigger("update1", $"UPDATE OF \"{Geometry}\"", $"OLD.\"fid\" = NEW.\"fid\" AND ({HasGeometry})", Enter),
        Trigger("update2", $"UPDATE OF \"{Geometry}\"", $"OLD.\"fid\" = NEW.\"fid\" AND ({HasNone})", Leave),
        Trigger("update3", "UPDATE", $"OLD.\"fid\" != NEW.\"fid\" AND ({HasGeometry})", $"{Leave}\n{Enter}"),
        Trigger("update4", "UPDATE", $"OLD.\"fid\" != NEW.\"fid\" AND ({HasNone})", LeaveBoth),
        Trigger("delete", "DELETE", $"OLD.\"{Geometry}\" NOT NULL", Leave));

    private static string Trigger(string name, string change, string condition, string then) => $"""
        CREATE TRIGGER "{Name}_{name}" AFTER {change} ON "{Table}" WHEN ({condition})
        BEGIN
            {then}
        END;
        """;
}
