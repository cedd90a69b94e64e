namespace RapidAI4EO.Tests.Support;

/// <summary>The examples of the CQL2 standard, which lie beside the repository.</summary>
internal static class Cql2Examples
{
    /// <summary>Names and texts, alternative spellings included, in the order of their names.</summary>
    public static IReadOnlyList<(string Name, string Text)> Texts() =>
    [
        .. Directory.EnumerateFiles(SharedData.PathOf("cql2/examples/text"), "*.txt").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    public static IReadOnlyList<(string Name, string Json)> Jsons() =>
    [
        .. Directory.EnumerateFiles(SharedData.PathOf("cql2/examples/json"), "*.json").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    /// <summary>The JSON that says what a text says: alternative spellings share it.</summary>
    public static string JsonOf(string name) =>
        File.ReadAllText(Path.Combine(SharedData.PathOf("cql2/examples/json"), name.Split("-alt")[0] + ".json"));
}
