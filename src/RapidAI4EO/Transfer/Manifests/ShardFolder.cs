using System.Globalization;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>The names of shards: <c>shard-000000.tar</c>, numbered from 0, straight in the destination.</summary>
internal static class ShardFolder
{
    private const string Prefix = "shard-";
    private const string Ending = ".tar";

    /// <summary>The number after the highest that is there.</summary>
    /// <exception cref="DestinationException">There is none.</exception>
    public static long NextNumber(string destination)
    {
        var last = Files(destination).Select(NumberOf).DefaultIfEmpty(-1).Max();
        return last < long.MaxValue
            ? last + 1
            : throw new DestinationException($"{destination} has a shard with the highest number that there is, so none can come after it. Rename it.");
    }

    /// <summary>The shards of a destination.</summary>
    public static IEnumerable<string> Files(string destination) =>
        Directory.EnumerateFiles(destination, Prefix + "*" + Ending).Where(path => NumberOf(path) >= 0);

    /// <summary>Whether a name from a manifest can be a shard's: a tar below the destination, and nothing outside it.</summary>
    public static bool IsName(string name) =>
        ObjectKey.FindFault(name) is null && !RunFile.IsFolderOf(name) && name.EndsWith(Ending, StringComparison.Ordinal);

    public static string NameOf(long number) => $"{Prefix}{number:000000}{Ending}";

    private static long NumberOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path).AsSpan(Prefix.Length), NumberStyles.None, null, out var number) ? number : -1;
}
