namespace RapidAI4EO.Tests.Support;

/// <summary>
/// A row of a table of ARCHITECTURE.md: <c>| `src/RapidAI4EO/Index` | what | `Format` `Build` | Corpus, Files |</c>. The folders stand in
/// order, each may know those before it; <c>.</c> is the room's own.
/// </summary>
/// <param name="Name">The room's namespace.</param>
/// <param name="Namespaces">Those of its folders, in order.</param>
/// <param name="Known">The namespaces of the rooms that it may know, whole.</param>
internal sealed record Room(string Name, IReadOnlyList<string> Namespaces, IReadOnlyList<string> Known)
{
    public static IReadOnlyList<Room> ReadAll(string path) =>
        [.. File.ReadLines(path).Where(line => line.StartsWith("| `src/", StringComparison.Ordinal)).Select(Read)];

    /// <summary>Whether a file of one folder of this room may use another namespace.</summary>
    public bool MayKnow(string folder, string used)
    {
        var at = IndexOf(used);
        return at < 0 ? Known.Any(known => used == known || used.StartsWith(known + ".", StringComparison.Ordinal)) : at <= IndexOf(folder);
    }

    private static Room Read(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var name = cells[1].Trim('`')["src/".Length..].Replace('/', '.');
        var folders = cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim('`'));
        var known = cells[4].Split(", ").Where(cell => cell != "nobody");
        return new Room(
            name,
            [.. folders.Select(folder => folder == "." ? name : $"{name}.{folder.Replace('/', '.')}")],
            [.. known.SelectMany(Whole)]);
    }

    private static IEnumerable<string> Whole(string known) => known switch
    {
        "the library" => ["RapidAI4EO.Corpus", "RapidAI4EO.Geometry", "RapidAI4EO.Files", "RapidAI4EO.Storage", "RapidAI4EO.Index", "RapidAI4EO.Search", "RapidAI4EO.Stac", "RapidAI4EO.Parts", "RapidAI4EO.Transfer", "RapidAI4EO.Imagery", "RapidAI4EO.Training"],
        _ => [$"RapidAI4EO.{known}"],
    };

    private int IndexOf(string folder)
    {
        for (var i = 0; i < Namespaces.Count; i++)
            if (Namespaces[i] == folder) return i;
        return -1;
    }
}
