using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>An export of tars for WebDataset: a sample is some NumPy files and a JSON file that follow each other.</summary>
internal static class TarArrays
{
    private const string JsonSuffix = ".json";

    public static IReadOnlyList<RowArray> Open(string folder, SetDescription description)
    {
        string[] paths = [.. description.Shards.SelectMany(shard => shard.Files).Select(file => TrainingFile.PathOf(folder, file))];
        var images = description.Arrays.Select(array => array.Name).ToArray();
        var places = Array.ConvertAll(images, _ => new List<(int Path, long At)>());
        var tables = new TarTables(description);
        for (var i = 0; i < paths.Length; i++) ReadTar(i, paths[i], images, places, tables);
        return [.. images.Select((name, i) => OpenImages(name, paths, places[i])), .. tables.End()];
    }

    private static void ReadTar(int number, string path, string[] images, List<(int Path, long At)>[] places, TarTables tables)
    {
        var members = TarMembers.Read(path);
        using var handle = TrainingFile.Open(path);
        foreach (var (name, start, length) in members)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            var suffix = dot < 0 ? "" : name[dot..];
            var image = Array.FindIndex(images, image => suffix == $".{image}.npy");
            if (image >= 0)
            {
                places[image].Add((number, start));
            }
            else if (suffix == JsonSuffix)
            {
                if (length > TarTables.MaxJson) throw TrainingFile.Damaged(path, $"{DisplayText.Text(name)} in it is too long");
                var json = new byte[length];
                TrainingFile.Fill(handle, path, start, json);
                tables.Add(json, $"{path} ({name})");
            }
        }
    }

    private static MemberArray OpenImages(string name, string[] paths, List<(int Path, long At)> places)
    {
        // All heads are alike, so the first says where the numbers start behind each.
        if (places.Count == 0) throw new CorpusException($"The tars have no {name}.");
        var (path, at) = places[0];
        using var handle = TrainingFile.Open(paths[path]);
        var first = NpyFile.Open(handle, paths[path], at);
        return new MemberArray(name, first.Type, first.Shape, paths, places.ConvertAll(place => (place.Path, place.At + first.Start - at)));
    }
}
