using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Files.Native;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Stac.Export;

/// <summary>
/// Where a catalog is written: into a draft beside its place, which gets its name when all of it is there. So a catalog is whole or
/// absent, and one that is replaced stays readable until the new one is ready.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    private const string LockName = ".stac.lock";
    private const string DraftName = ".stac.part";
    private const string OldName = ".stac.old";

    private readonly string _home;
    private readonly string _draft;
    private readonly string _old;
    private readonly FileStream _lock;
    private readonly List<string> _made;

    /// <param name="folder">What gets the catalog.</param>
    /// <param name="made">The folders that had to be made for that, the deepest first.</param>
    /// <param name="holding">Keeps other exports away.</param>
    private ExportFolder(string folder, List<string> made, FileStream holding)
    {
        _made = made;
        _home = Path.Combine(folder, CatalogNode.Folder);
        _draft = Path.Combine(folder, DraftName);
        _old = Path.Combine(folder, OldName);
        _lock = holding;
    }

    /// <summary>The path that the catalog will have.</summary>
    public string Catalog => Path.Combine(_home, CatalogNode.Catalog.Path);

    /// <param name="folder">Made where it does not exist; the catalog is <c>stac-v1.0</c> in it.</param>
    /// <param name="replace">Whether a catalog that is there may be replaced.</param>
    /// <exception cref="InvalidInputException">There is one, or something else of that name.</exception>
    /// <exception cref="CorpusException">Another export is at it.</exception>
    public static ExportFolder Open(string folder, bool replace)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(folder)) throw new InvalidInputException($"{folder} is a file. Name a folder, in which the catalog will be {CatalogNode.Folder}.");
        var made = new List<string>();
        for (var missing = folder; missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing)) made.Add(missing);
        Directory.CreateDirectory(folder);
        var export = new ExportFolder(folder, made, Lock(folder));
        try
        {
            export.Tidy();
            export.RequireRoom(replace);
            Directory.CreateDirectory(export._draft);
            return export;
        }
        catch
        {
            export.Dispose();
            throw;
        }
    }

    public void CreateFolderOf(in CatalogNode place) => Directory.CreateDirectory(Path.GetDirectoryName(PathOf(place))!);

    /// <summary>Writes a document; its folder must be there.</summary>
    public void Write(in CatalogNode place, ReadOnlySpan<byte> document)
    {
        using var file = File.OpenHandle(PathOf(place), FileMode.Create, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, document, 0);
        if (!OperatingSystem.IsLinux()) FileFlush.ToDisk(file);
    }

    /// <summary>All is written: when it is on disk the draft becomes the catalog.</summary>
    public void Complete()
    {
        // Once for all files: one by one takes longer than writing them.
        if (OperatingSystem.IsLinux() && LinuxCalls.SyncFileSystem(_lock.SafeFileHandle) != 0) throw LinuxCalls.Fault(LinuxCalls.LastError);
        if (Directory.Exists(_home)) Directory.Move(_home, _old);
        Directory.Move(_draft, _home);
        Delete(_old);
    }

    /// <summary>A draft that was not completed goes, and so do folders that were made for it and have nothing in them.</summary>
    public void Dispose()
    {
        Delete(_draft);
        _lock.Dispose();
        foreach (var folder in _made.TakeWhile(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())) Directory.Delete(folder);
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(Path.Combine(folder, LockName)))
        {
            throw new CorpusException($"Another export is writing into {folder}. Wait for it, or name another folder.", e);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private string PathOf(in CatalogNode place) => Path.Combine(_draft, place.Path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>What a killed export left behind: its draft goes, and a catalog that it had put aside comes back.</summary>
    private void Tidy()
    {
        Delete(_draft);
        if (!Directory.Exists(_old)) return;
        if (Directory.Exists(_home)) Delete(_old);
        else Directory.Move(_old, _home);
    }

    private void RequireRoom(bool replace)
    {
        if (!Path.Exists(_home)) return;
        if (!File.Exists(Catalog)) throw new InvalidInputException($"{_home} is there and is no catalog. Name another folder.");
        if (!replace) throw new InvalidInputException($"{_home} is there already. Name another folder, or replace it with --overwrite.");
    }
}
