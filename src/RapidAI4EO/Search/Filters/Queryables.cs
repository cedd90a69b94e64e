using System.Collections.Frozen;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Filters;

/// <summary>The one table of properties that filters can use.</summary>
public static class Queryables
{
    public const string Id = "id";
    public const string SampleIdName = "sample_id";
    public const string Collection = "collection";
    public const string Zone = "zone";
    public const string TileName = "tile";
    public const string ProjectionCode = "proj:code";
    public const string Row = "row";
    public const string Column = "column";
    public const string Gsd = "gsd";
    public const string Geometry = "geometry";
    public const string Datetime = "datetime";
    public const string StartDatetime = "start_datetime";
    public const string EndDatetime = "end_datetime";
    public const string ClcClasses = "clc_classes";

    private static readonly FrozenDictionary<string, Queryable> ByName = Table().ToFrozenDictionary(q => q.Name);

    private static readonly FrozenDictionary<string, Queryable[]> ByTitle = Table().Where(q => q.Classes.Count > 0)
        .GroupBy(q => q.Title, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them: place, time, land cover; the groups of classes before the classes.</summary>
    public static IReadOnlyList<Queryable> All { get; } = [.. Table()];

    /// <summary>
    /// The property of a name, or null. Case counts, as in the standard. Land cover has the names of the nomenclature too, as
    /// <c>Peat bogs</c> for <c>clc_412</c>, of which case does not count; the one that is of two different properties finds neither.
    /// </summary>
    public static Queryable? Find(string name) =>
        ByName.GetValueOrDefault(name) ?? (Titled(name) is { Count: > 0 } titled && titled.All(q => q.Classes.SequenceEqual(titled[0].Classes)) ? titled[0] : null);

    /// <summary>The shares whose class or group is called so.</summary>
    internal static IReadOnlyList<Queryable> Titled(string title) => ByTitle.GetValueOrDefault(title.Trim()) ?? [];

    private static IEnumerable<Queryable> Table() =>
    [
        new(Id, ValueKind.Text, "Id", "The item's id: the collection's, '_' and the sample's; where samples are asked for, the sample's id."),
        new(SampleIdName, ValueKind.Text, "Sample id", "The id of the sample, as 33N_15E-200N_01_09."),
        new(Collection, ValueKind.Text, "Collection", "The id of the item's collection.") { IsOfItems = true },
        new(Geometry, ValueKind.Geometry, "Geometry", "The published polygon, longitude and latitude in degrees (EPSG:4326), for the spatial functions."),
        new(Zone, ValueKind.Text, "UTM zone", "The zone of the sample, as 33N."),
        new(TileName, ValueKind.Text, "Tile", "The 24 km square of the sample within its zone, as 15E-200N."),
        new(Row, ValueKind.Number, "Row", "The sample's row in its tile, 1 to 40 from the north."),
        new(Column, ValueKind.Number, "Column", "The sample's column in its tile, 1 to 40 from the west."),
        new(ProjectionCode, ValueKind.Text, "Projection", "The coordinate reference system of the chips, as EPSG:32633."),
        new(Gsd, ValueKind.Number, "Ground sample distance", "Metres a pixel: 3 or 10; NULL for labels.") { IsOfItems = true },
        new(Datetime, ValueKind.Instant, "Time", "The span of the item's time steps in temporal functions; compared, its start.") { IsOfItems = true },
        new(StartDatetime, ValueKind.Instant, "Start", "The item's first time step.") { IsOfItems = true },
        new(EndDatetime, ValueKind.Instant, "End", "The item's last time step.") { IsOfItems = true },
        new(ClcClasses, ValueKind.Array, "Land cover classes", "The codes of the classes that the sample has some of, as numbers: 311, 312."),
        .. ClcNomenclature.Groups.Select(g => Share(g.Property, g.Name, g.Classes)),
        .. ClcNomenclature.Classes.Select(c => Share(c.Property, c.Name, [c])),
    ];

    private static Queryable Share(string property, string name, IReadOnlyList<ClcClass> classes) =>
        new(property, ValueKind.Number, name, $"The share of the sample that is {name}, 0 to 1, counted in 1/40000 and exact.") { Classes = classes };
}
