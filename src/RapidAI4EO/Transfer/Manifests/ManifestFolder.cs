using System.Globalization;
using RapidAI4EO.Files;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// Where a destination's manifest lies: <c>.rapidai4eo/manifest/NNNNNN-ID.tsv.gz</c>, a file for each run that brought something,
/// numbered in the order in which the runs began. A run writes only to its own, and never to what is there already; so runs do not
/// meet, and what a killed run leaves half written is the end of a file that nobody will write on.
/// </summary>
internal static class ManifestFolder
{
    /// <summary>The folder in that of run files.</summary>
    public const string Name = "manifest";

    private const string Ending = ".tsv.gz";

    public static string Of(string destination) => Path.Combine(destination, RunFile.FolderName, Name);

    /// <summary>The files in the order in which they are to be read.</summary>
    public static string[] Files(string destination)
    {
        var folder = Of(destination);
        var files = Array.FindAll(FilesIn(folder), file => NumberOf(file) is not null);
        Array.Sort(files, (a, b) => NumberOf(a)!.Value.CompareTo(NumberOf(b)!.Value) is var order and not 0 ? order : string.CompareOrdinal(a, b));
        return files;
    }

    /// <summary>The file of a run that begins now: it is read after all that are there.</summary>
    /// <exception cref="DestinationException">No number comes after those that are there.</exception>
    public static string NewFile(string destination, string runId)
    {
        var files = Files(destination);
        var last = files.Length == 0 ? 0 : NumberOf(files[^1])!.Value;
        if (last == long.MaxValue) throw new DestinationException($"{files[^1]} has the highest number that there is, so no run can come after it. Give it a lower one.");
        var number = last + 1;
        return Path.Combine(Of(destination), $"{number:000000}-{runId}{Ending}");
    }

    /// <summary>The run whose file it is.</summary>
    public static string RunIdOf(string file) => Path.GetFileName(file).Split('-', '.')[1];

    private static string[] FilesIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*" + Ending);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static long? NumberOf(string file) =>
        Path.GetFileName(file).Split('-') is [var number, _] && long.TryParse(number, NumberStyles.None, null, out var value) ? value : null;
}
