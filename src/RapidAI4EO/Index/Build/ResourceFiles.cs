using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>The three files from which an index is built, in one folder.</summary>
/// <param name="Folder">The folder that holds them.</param>
public sealed record ResourceFiles(string Folder)
{
    public const string GeometriesName = "rapidai4eo_geometries.geojson.gz";
    public const string LabelsName = "rapidai4eo_labels.csv.gz";
    public const string MappingsName = "rapidai4eo_label_mappings.csv";

    /// <summary>Their keys below a root are these names in the folder <c>resources</c>.</summary>
    public const string KeyPrefix = "resources/";

    /// <summary>The names of all three.</summary>
    public static IReadOnlyList<string> Names { get; } = [GeometriesName, LabelsName, MappingsName];

    public string Geometries => Path.Combine(Folder, GeometriesName);

    public string Labels => Path.Combine(Folder, LabelsName);

    public string Mappings => Path.Combine(Folder, MappingsName);

    /// <summary>The files that are not there.</summary>
    public IEnumerable<string> Missing => Names.Where(name => !File.Exists(Path.Combine(Folder, name)));

    /// <summary>
    /// The three files in a folder, or in its subfolder <c>resources</c>, as a copy of the corpus has them.
    /// </summary>
    /// <exception cref="CorpusException">Neither folder has all three.</exception>
    public static ResourceFiles In(string folder)
    {
        return Find(folder) ?? throw new CorpusException(
            $"The folder {folder} does not hold {string.Join(" and ", new ResourceFiles(folder).Missing)}. "
            + "Name the folder of the corpus's three resource files with --resources.");
    }

    /// <summary>As <see cref="In"/>, but null where neither folder has all three.</summary>
    public static ResourceFiles? Find(string folder)
    {
        ResourceFiles[] places = [new(Path.Combine(folder, "resources")), new(folder)];
        return Array.Find(places, place => !place.Missing.Any());
    }
}
