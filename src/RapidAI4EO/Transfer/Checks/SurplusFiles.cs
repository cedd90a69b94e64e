using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// Deletes files of a destination with a line in the manifest for each, and the folders that become empty. The file goes before its
/// line does: of a death between the two, the next run finds a file that is gone, and not one that nobody knows.
/// </summary>
/// <param name="folder">The destination; nothing outside it is ever touched.</param>
/// <param name="time">The clock of the lines.</param>
internal sealed class SurplusFiles(string folder, TimeProvider time) : IDisposable
{
    private const int GroupSize = 10_000;

    // Lines have whole seconds, and a file server's clock may go before ours.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(2);

    private readonly List<ManifestEntry> _group = [];
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private ManifestAppender? _notes;
    private string? _lastFolder;
    private bool _lastIsInside;

    /// <summary>Deletes a file of its own.</summary>
    /// <returns>False where it was left, since it is not what arrived: someone else's work may be in it.</returns>
    /// <exception cref="DestinationException">It cannot be deleted.</exception>
    public bool Delete(ManifestEntry entry)
    {
        var path = SafePath.FileOf(folder, entry);
        if (!IsOurs(path)) return false;
        var file = new FileInfo(path);
        if (file.Exists && (file.Length != entry.Length || IsChanged(file, entry))) return false;
        if (file.Exists) DeleteFile(path);
        NoteRemoved(entry);
        return true;
    }

    /// <summary>Deletes a shard; the files in it are to be noted one by one.</summary>
    /// <returns>False where it is a link or lies behind one.</returns>
    public bool DeleteShard(string path)
    {
        if (!IsOurs(path)) return false;
        if (File.Exists(path)) DeleteFile(path);
        return true;
    }

    public void NoteRemoved(ManifestEntry entry)
    {
        _group.Add(entry with { State = ManifestState.Removed, Time = time.GetUtcNow() });
        if (_group.Count >= GroupSize) Flush();
    }

    /// <summary>Brings what was done into the manifest.</summary>
    public void Flush()
    {
        TidyFolders();
        if (_group.Count == 0) return;
        Open().Write(_group);
        _group.Clear();
    }

    /// <summary>Brings what was done into the manifest; what is noted from now on is read after what others have written until then.</summary>
    public void EndNotes()
    {
        Flush();
        _notes?.Dispose();
        _notes = null;
    }

    public void Dispose() => _notes?.Dispose();

    private ManifestAppender Open() => _notes ??= ManifestAppender.Open(folder);

    /// <summary>Only what was written after its line is read: a subset's files are many.</summary>
    private bool IsChanged(FileInfo file, ManifestEntry entry) =>
        file.LastWriteTimeUtc > entry.Time.UtcDateTime + ClockSlack
        && new FileCheck(folder, _ => { }).Check(entry, CancellationToken.None).State != ManifestState.Here;

    private void DeleteFile(string path)
    {
        // A manifest that cannot be written must be known of before anything is gone.
        Open();
        try
        {
            File.Delete(path);
            _folders.Add(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw new DestinationException($"{path} cannot be deleted: {e.Message}", e);
        }
    }

    private bool IsOurs(string path) => IsInside(Path.GetDirectoryName(path)!) && !LinkFinder.IsLink(path);

    /// <summary>Whether no folder on the way is a link, which may lead anywhere.</summary>
    private bool IsInside(string parent)
    {
        if (parent == _lastFolder) return _lastIsInside;
        _lastFolder = parent;
        _lastIsInside = true;
        for (var at = parent; at.Length > folder.Length && _lastIsInside; at = Path.GetDirectoryName(at)!)
        {
            _lastIsInside = new DirectoryInfo(at).LinkTarget is null;
        }

        return _lastIsInside;
    }

    private void TidyFolders()
    {
        foreach (var start in _folders)
        {
            try
            {
                for (var at = start; at.Length > folder.Length && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at)!)
                {
                    Directory.Delete(at);
                }
            }
            catch (Exception e) when (DestinationFaults.IsLocal(e))
            {
                // Tidied before, with a folder below it, or in use again: an empty folder harms no one.
            }
        }

        _folders.Clear();
    }
}
