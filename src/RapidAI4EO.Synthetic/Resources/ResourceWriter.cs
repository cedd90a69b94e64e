using RapidAI4EO.Index.Build;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.Synthetic.Resources;

/// <summary>Writes the three files of <c>resources/</c>, from which an index is built.</summary>
public static class ResourceWriter
{
    public const string GeometriesKey = ResourceFiles.KeyPrefix + ResourceFiles.GeometriesName;
    public const string LabelsKey = ResourceFiles.KeyPrefix + ResourceFiles.LabelsName;
    public const string MappingsKey = ResourceFiles.KeyPrefix + ResourceFiles.MappingsName;

    /// <summary>Writes the files below a root folder, the two large ones side by side; existing ones are replaced.</summary>
    public static void Write(SyntheticCorpus corpus, string root)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        Directory.CreateDirectory(Path.Combine(root, ResourceFiles.KeyPrefix));
        Parallel.Invoke(
            () => WriteFile(root, GeometriesKey, stream => GeometriesFile.Write(corpus.Samples, stream)),
            () => WriteFile(root, LabelsKey, stream => LabelsFile.Write(corpus, stream)),
            () => WriteFile(root, MappingsKey, stream => stream.Write(MappingsFile.Create())));
    }

    private static void WriteFile(string root, string key, Action<Stream> write)
    {
        using var stream = File.Create(Path.Combine(root, key.Replace('/', Path.DirectorySeparatorChar)));
        write(stream);
    }
}
