namespace RapidAI4EO.Training.Batches;

/// <summary>An export of safetensors files, each with all arrays of its samples.</summary>
internal static class SafetensorsArrays
{
    public static IReadOnlyList<RowArray> Open(string folder, SetDescription description)
    {
        var files = description.Shards.SelectMany(shard => shard.Files).Select(file => TrainingFile.PathOf(folder, file)).Select(Read).ToList();
        return
        [
            .. SetNames.Of(description).Where(name => files.Count > 0 && files[0].File.Tensors.ContainsKey(name))
                .Select(name => ShardedArray.Of(name, files.ConvertAll(file => PartOf(file, name)))),
        ];
    }

    private static (string Path, SafetensorsFile File) Read(string path)
    {
        using var handle = TrainingFile.Open(path);
        return (path, SafetensorsFile.Read(handle, path));
    }

    private static (FilePart Part, NumpyType Type, IReadOnlyList<long> Shape) PartOf((string Path, SafetensorsFile File) file, string name) =>
        file.File.Tensors.TryGetValue(name, out var tensor)
            ? (new FilePart(file.Path, tensor.Start, 0), tensor.Type, tensor.Shape)
            : throw TrainingFile.Damaged(file.Path, $"it has no {name}, and others have");
}
