using RapidAI4EO.Storage;

namespace RapidAI4EO.Transfer;

/// <summary>The names of shards: <c>shard-000000.tar</c>, numbered from 0, straight in the destination.</summary>
internal static class ShardFolder
{
    private const string Prefix = "shard-";
    private const string Ending = ".tar";

    /// <summary>The number after the highest that is there.</summary>
    public static int NextNumber(string destination) =>
        Files(destination).Select(NumberOf).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>The shards of a destination.</summary>
    public static IEnumerable<string> Files(string destination) =>
        Directory.EnumerateFiles(destination, Prefix + "*" + Ending).Where(path => NumberOf(path) >= 0);

    /// <summary>Whether a name from a manifest can be a shard's: a tar below the destination, and nothing outside it.</summary>
    public static bool IsName(string name) =>
        ObjectKey.FindFault(name) is null && !RunFile.IsFolderOf(name) && name.EndsWith(Ending, StringComparison.Ordinal);

    public static string NameOf(int number) => $"{Prefix}{number:000000}{Ending}";

    private static int NumberOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path).AsSpan(Prefix.Length), out var number) ? number : -1;
}
