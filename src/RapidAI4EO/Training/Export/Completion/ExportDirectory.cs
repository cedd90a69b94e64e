using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Training.Export.Completion;

/// <summary>
/// The folder of an export, held by one run at a time. What is not yet the export's lies in <c>.rapidai4eo/export</c> below it and goes
/// when it is complete.
/// </summary>
internal sealed class ExportDirectory : IDisposable
{
    // Runs that end take the folder of work away, which only meets one that begins in the same moment.
    private const int HoldAttempts = 100;

    private const string WorkName = "export";
    private const string LockName = "lock";
    private const string PlanName = "plan.json";
    private const string JournalName = "journal";
    private const string FinalizerName = "ending";

    private readonly string _work;
    private readonly FileStream _lock;
    private int _drafts;

    private ExportDirectory(string folder, FileStream holding, DiskSync disk)
    {
        Folder = folder;
        Disk = disk;
        _work = WorkOf(folder);
        _lock = holding;
    }

    public string Folder { get; }

    /// <summary>Brings to disk what was written here.</summary>
    public DiskSync Disk { get; }

    public string JournalPath => Path.Combine(_work, JournalName);

    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="diskOf">Brings it to disk, by an open file of it.</param>
    /// <exception cref="InvalidInputException">It is a file, or there is something else in it.</exception>
    /// <exception cref="CorpusException">Another run is at it, or it cannot be written.</exception>
    public static ExportDirectory Open(string folder, Func<SafeFileHandle, DiskSync> diskOf)
    {
        folder = Path.GetFullPath(folder);
        if (File.Exists(folder)) throw new InvalidInputException($"{folder} is a file, and an export needs a folder. Name another one.");
        try
        {
            if (HasMore(folder) && !IsExport(folder))
            {
                throw new InvalidInputException($"{folder} is not empty, and what is in it is no export. Name another folder.");
            }

            FileStream? holding = null;
            for (var left = HoldAttempts; holding is null; left--) holding = TryHold(folder, left <= 0);
            return new ExportDirectory(folder, holding, diskOf(holding.SafeFileHandle));
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.FileInTheWay(folder) is { } file
                ? new InvalidInputException($"{file} is a file where a folder is needed. Name another folder.", e)
                : new DestinationException(DestinationFaults.Describe(e, folder), e);
        }
    }

    public string PathOf(string name) => Path.Combine(Folder, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>A path in the folder of work that nothing has yet.</summary>
    public string NewDraft() => Path.Combine(_work, $"part-{Interlocked.Increment(ref _drafts)}");

    /// <summary>A path in the folder of work for something that waits for its name there.</summary>
    public string Waiting(string name) => Path.Combine(_work, "rows", name.Replace('/', Path.DirectorySeparatorChar));

    public HashedFile NewFile(string name)
    {
        MakeFolderOf(PathOf(name));
        return NewFile(PathOf(name), name);
    }

    /// <param name="path">Where it goes when it is whole.</param>
    /// <param name="name">What the list of files calls it.</param>
    public HashedFile NewFile(string path, string name) => new(NewDraft(), path, name, Disk.FlushesSingly);

    /// <exception cref="DestinationException">It cannot be made.</exception>
    public static void MakeFolderOf(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, path);
        }
    }

    /// <summary>Whether files are there with their lengths.</summary>
    public bool Holds(IEnumerable<FileLine> files) => files.All(file => IsThere(PathOf(file.Name), file));

    public static bool IsThere(string path, FileLine file) => new FileInfo(path) is { Exists: true } info && info.Length == file.Length;

    /// <summary>What an unfinished export here was asked for; null where there is none.</summary>
    public PlanFile? ReadPlan()
    {
        var path = Path.Combine(_work, PlanName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), ExportJson.Default.PlanFile) : null;
        }
        catch (JsonException e)
        {
            throw new CorpusException($"{path} cannot be understood, so the export cannot go on. Delete {Folder} and begin anew.", e);
        }
    }

    public void WritePlan(PlanFile plan)
    {
        AtomicFile.Write(Path.Combine(_work, PlanName), "The plan", stream => stream.Write(JsonSerializer.SerializeToUtf8Bytes(plan, ExportJson.Default.PlanFile)));
    }

    /// <summary>What a killed run was writing goes.</summary>
    public void Tidy()
    {
        foreach (var draft in Directory.EnumerateFiles(_work, "part-*")) PartialFile.Delete(draft);
    }

    /// <summary>Whether a run is at a folder, or has left something there.</summary>
    public static bool HasWork(string folder) => Directory.Exists(WorkOf(folder));

    /// <summary>Whether there is a complete export: another run may have ended, or have been killed, just before it cleared away its notes.</summary>
    public bool IsComplete => File.Exists(PathOf(ExportDescriptor.FileName));

    /// <summary>Whether all parts had been complete before, and may be getting their last names.</summary>
    public bool IsFinalizing => File.Exists(Path.Combine(_work, FinalizerName));

    /// <summary>All parts are complete.</summary>
    public void BeginFinalizing() => File.Create(Path.Combine(_work, FinalizerName)).Dispose();

    /// <summary>The export is complete: nothing is left but itself.</summary>
    public void Clear()
    {
        // Held meanwhile, where an open file can be deleted.
        if (OperatingSystem.IsWindows()) _lock.Dispose();
        try
        {
            Directory.Delete(_work, recursive: true);
            var parent = Path.GetDirectoryName(_work)!;
            if (!Directory.EnumerateFileSystemEntries(parent).Any()) Directory.Delete(parent);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // Another run has just come for the folder. It finds the export complete, and clears away in its turn.
        }

        _lock.Dispose();
    }

    public void Dispose() => _lock.Dispose();

    private static string WorkOf(string folder) => Path.Combine(folder, RunFile.FolderName, WorkName);

    /// <summary>Whether there is more in a folder than what a run makes there first.</summary>
    private static bool HasMore(string folder)
    {
        try
        {
            return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(entry =>
                Path.GetFileName(entry) != RunFile.FolderName || Directory.EnumerateFileSystemEntries(entry).Any(inner => Path.GetFileName(inner) != WorkName));
        }
        catch (DirectoryNotFoundException)
        {
            return false; // What a run made first went as it ended.
        }
    }

    private static bool IsExport(string folder) => Directory.Exists(WorkOf(folder)) || File.Exists(Path.Combine(folder, ExportDescriptor.FileName));

    /// <summary>Makes the folder of work and keeps others out of it.</summary>
    /// <returns>Null where a run that ended has taken the folder away meanwhile.</returns>
    private static FileStream? TryHold(string folder, bool isLast)
    {
        var path = Path.Combine(WorkOf(folder), LockName);
        try
        {
            Directory.CreateDirectory(WorkOf(folder));
            var holding = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1);
            if (File.Exists(path)) return holding;
            holding.Dispose();
            return null;
        }
        catch (IOException e) when (DestinationFaults.IsOfAnother(e) && File.Exists(path))
        {
            throw new CorpusException($"Another run is exporting into {folder}. Wait for it, or name another folder.", e);
        }
        catch (Exception e) when (!isLast && (DestinationFaults.IsOfAnother(e) || e is DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }
}
