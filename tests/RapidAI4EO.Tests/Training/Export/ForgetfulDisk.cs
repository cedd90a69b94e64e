using System.Text.Json;
using RapidAI4EO.Files;

namespace RapidAI4EO.Tests.Training.Export;

/// <summary>
/// A disk that keeps only what lay in an export's folder when a flush began, while lines of the journal are taken to be on disk the moment
/// they are written, which is the worst they can do.
/// </summary>
/// <param name="folder">The export's.</param>
internal sealed class ForgetfulDisk(string folder) : DiskSync
{
    private Dictionary<string, long> _kept = [];

    public override bool FlushesSingly => false;

    public int Flushes { get; private set; }

    /// <summary>The flush that does not succeed, counted from 1, and all after it; 0 for none.</summary>
    public int FailsAt { get; init; }

    /// <summary>What would have been said of files that a power failure had taken.</summary>
    public List<string> Untrue { get; } = [];

    public override void Flush()
    {
        LosePower();
        Flushes++;
        if (FailsAt > 0 && Flushes >= FailsAt) throw new DestinationException("The disk does not take it. Run again.");
        // What has no name yet comes and goes, and nothing is said of it.
        _kept = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".rapidai4eo", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => new FileInfo(path).Length);
    }

    /// <summary>Compares what is said to be complete with what is on disk.</summary>
    public void LosePower()
    {
        var journal = Path.Combine(folder, ".rapidai4eo", "export", "journal");
        if (File.Exists(journal)) Untrue.AddRange(File.ReadAllLines(journal).SelectMany(Named).Where(file => !IsKept(file)).Select(file => file.Name));
        var list = Path.Combine(folder, "files.csv");
        if (File.Exists(Path.Combine(folder, "export.json"))) Untrue.AddRange(File.ReadAllLines(list).Skip(1).Select(Listed).Where(file => !IsKept(file)).Select(file => file.Name));
    }

    private static IEnumerable<(string Name, long Length)> Named(string line)
    {
        using var part = JsonDocument.Parse(line);
        var root = part.RootElement;
        return [.. root.GetProperty("files").EnumerateArray().Select(file => (
            file.GetProperty("name").GetString()!.Replace("#", root.GetProperty("unit").ToString(), StringComparison.Ordinal), file.GetProperty("length").GetInt64()))];
    }

    private static (string Name, long Length) Listed(string line) => line.Split(',') is var columns ? (columns[0], long.Parse(columns[1])) : default;

    private bool IsKept((string Name, long Length) file) => _kept.TryGetValue(file.Name, out var length) && length == file.Length;
}
