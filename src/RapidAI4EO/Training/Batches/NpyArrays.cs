namespace RapidAI4EO.Training.Batches;

/// <summary>An export of NumPy files: of images one a shard, of small arrays one.</summary>
internal static class NpyArrays
{
    private const string Suffix = ".npy";

    public static IReadOnlyList<RowArray> Open(string folder, SetDescription description)
    {
        var all = new List<RowArray>();
        foreach (var name in SetNames.Of(description))
        {
            var files = FilesOf(folder, name, description).ToList();
            // An export without splits has no file of them.
            if (files.Count > 0) all.Add(Open(name, files));
        }

        return all;
    }

    private static IEnumerable<string> FilesOf(string folder, string name, SetDescription description)
    {
        var single = Path.Combine(folder, name + Suffix);
        return File.Exists(single)
            ? [single]
            : description.Shards.SelectMany(shard => shard.Files)
                .Where(file => file.StartsWith(name + "-", StringComparison.Ordinal))
                .Select(file => TrainingFile.PathOf(folder, file));
    }

    private static ShardedArray Open(string name, List<string> paths)
    {
        var files = paths.ConvertAll(path =>
        {
            using var handle = TrainingFile.Open(path);
            return NpyFile.Open(handle, path);
        });
        return ShardedArray.Of(name, files.ConvertAll(file => (new FilePart(file.Path, file.Start, 0), file.Type, file.Shape)));
    }
}
