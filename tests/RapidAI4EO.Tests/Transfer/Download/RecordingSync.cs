using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>
/// A disk that keeps only what a flush was told to keep: as each flush begins, what lies under final names then. The manifest's
/// lines are taken to be on disk the moment they are written, which is the worst they can do.
/// </summary>
internal sealed class RecordingSync(string folder) : DiskSync
{
    private readonly List<string> _untrue = [];

    public override bool FlushesSingly => false;

    public int Flushes { get; private set; }

    /// <summary>Lines that would have been false after a power failure at some moment.</summary>
    public IReadOnlyList<string> Untrue => _untrue;

    /// <summary>The files on disk, by their path below the folder.</summary>
    public Dictionary<string, byte[]> Disk { get; private set; } = [];

    public override void Flush()
    {
        LosePower();
        Disk = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(path => Path.GetFileName(path)[0] != '.' && !path.Contains(RunFile.FolderName, StringComparison.Ordinal))
            .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllBytes);
        Flushes++;
    }

    /// <summary>Compares the lines written until now with what is on disk.</summary>
    public void LosePower()
    {
        foreach (var line in Manifest.Read(folder))
        {
            var isThere = Disk.TryGetValue(line.Shard ?? line.Key, out var file) && line.Offset + line.Length <= file.Length;
            if (!isThere || !IsRight(line, file!)) _untrue.Add($"flush {Flushes}: {line.Key}");
        }
    }

    /// <summary>What a root has.</summary>
    public required Func<string, byte[]> Truth { get; init; }

    private bool IsRight(ManifestEntry line, byte[] file) =>
        file.AsSpan((int)line.Offset, (int)line.Length).SequenceEqual(Truth(line.Key));
}
