using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Cql2;

/// <summary>
/// A property of samples that filters can use: the share of a class (<c>clc_311</c>) or group of classes (<c>clc_31</c>,
/// <c>clc_3</c>), 0 to 1; <c>row</c> and <c>column</c>, 1 to 40; <c>id</c>, <c>zone</c> (33N) and <c>tile</c> (15E-200N), which are text.
/// </summary>
public sealed class SampleProperty
{
    public const string Id = "id";
    public const string Zone = "zone";
    public const string Tile = "tile";
    public const string Row = "row";
    public const string Column = "column";

    private SampleProperty(string name, IReadOnlyList<ClcClass>? classes)
    {
        Name = name;
        Classes = classes;
    }

    public string Name { get; }

    /// <summary>The classes whose shares are summed; null for the other properties.</summary>
    public IReadOnlyList<ClcClass>? Classes { get; }

    public bool IsText => Name is Id or Zone or Tile;

    /// <summary>The names of all properties: first the five of place, then the groups, then the classes.</summary>
    public static IEnumerable<string> Names =>
        [Id, Zone, Tile, Row, Column, .. ClcNomenclature.Groups.Select(g => g.Property), .. ClcNomenclature.Classes.Select(c => c.Property)];

    /// <summary>The property of a name, or null. Case counts, as in the standard.</summary>
    public static SampleProperty? Find(string name) => name is Id or Zone or Tile or Row or Column
        ? new SampleProperty(name, null)
        : ClcNomenclature.Find(name) is { } classes ? new SampleProperty(name, classes) : null;

    /// <summary>What to tell someone who wrote a name that no property has.</summary>
    internal static string Advice(string name)
    {
        if (Find(name.ToLowerInvariant()) is { } lower)
        {
            return $"Did you mean {lower.Name}?";
        }

        return name.StartsWith("clc", StringComparison.OrdinalIgnoreCase)
            ? "'rapidai4eo classes' lists the classes and groups, such as clc_311, clc_31 and clc_3."
            : "The properties are id, zone, tile, row, column and the classes and groups of land cover, such as clc_311, clc_31 and clc_3.";
    }
}
