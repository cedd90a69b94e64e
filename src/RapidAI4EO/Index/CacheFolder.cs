using RapidAI4EO.Index.Build;

namespace RapidAI4EO.Index;

/// <summary>
/// The folder in which the program keeps what it can make again: the index, the resource files it was built from, documents of
/// catalogs. It holds these files and no others of ours; whatever else lies there is somebody else's.
/// </summary>
/// <param name="Path">The folder; it need not exist.</param>
public sealed record CacheFolder(string Path)
{
    /// <summary>Names the folder, before all customs of the system.</summary>
    public const string Variable = "RAPIDAI4EO_CACHE";

    /// <summary>The end of the name of a document's file.</summary>
    internal const string DocumentExtension = ".stac";

    private const string Program = "rapidai4eo";

    /// <summary>
    /// <c>RAPIDAI4EO_CACHE</c>; else <c>XDG_CACHE_HOME/rapidai4eo</c>; else <c>~/.cache/rapidai4eo</c> on Linux,
    /// <c>~/Library/Caches/rapidai4eo</c> on macOS, <c>%LOCALAPPDATA%\rapidai4eo\cache</c> on Windows.
    /// </summary>
    public static CacheFolder Default => Find(Environment.GetEnvironmentVariable);

    /// <summary>The index that is used where none is named.</summary>
    public string IndexPath => System.IO.Path.Combine(Path, "rapidai4eo.index");

    /// <summary>Where resource files from the web are kept.</summary>
    public string Resources => System.IO.Path.Combine(Path, "resources");

    /// <summary>Where documents of catalogs are kept, each in a file named after a hash, in folders of its first two digits.</summary>
    public string Documents => System.IO.Path.Combine(Path, "stac");

    /// <summary>The files that are there and ours, partial ones of killed runs among them.</summary>
    public IReadOnlyList<FileInfo> Files
    {
        get
        {
            string[] resources = [.. ResourceFiles.Names, .. ResourceFiles.Names.Select(VersionFile.NameOf)];
            return
            [
                .. FilesIn(Path, [System.IO.Path.GetFileName(IndexPath)]),
                .. FilesIn(Resources, resources),
                .. DocumentFolders().SelectMany(folder => EntriesOf(folder, here => here.GetFiles())).Where(file => IsDocument(file.Name)),
            ];
        }
    }

    /// <summary>Deletes what is ours, and the folders where nothing else is left in them.</summary>
    /// <returns>How many bytes that freed.</returns>
    /// <exception cref="CorpusException">A file cannot be deleted.</exception>
    public long Clear()
    {
        var freed = 0L;
        foreach (var file in Files)
        {
            try
            {
                var length = file.Length;
                file.Delete();
                freed += length;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // A crawl has given it its last name since, or another program has cleared it.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CorpusException($"The cache's file {file.FullName} cannot be deleted: {e.Message}", e);
            }
        }

        foreach (var folder in DocumentFolders())
        {
            DeleteIfEmpty(folder.FullName);
        }

        DeleteIfEmpty(Documents);
        DeleteIfEmpty(Resources);
        DeleteIfEmpty(Path);
        return freed;
    }

    internal static CacheFolder Find(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } own)
        {
            return new CacheFolder(System.IO.Path.GetFullPath(own));
        }

        // The XDG specification has relative paths ignored.
        if (variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && System.IO.Path.IsPathRooted(xdg))
        {
            return new CacheFolder(System.IO.Path.Combine(xdg, Program));
        }

        return new CacheFolder(OfSystem());
    }

    private static string OfSystem()
    {
        if (OperatingSystem.IsWindows())
        {
            return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Program, "cache");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS()
            ? System.IO.Path.Combine(home, "Library", "Caches", Program)
            : System.IO.Path.Combine(home, ".cache", Program);
    }

    private static IEnumerable<FileInfo> FilesIn(string folder, IReadOnlyCollection<string> names) =>
        EntriesOf(new DirectoryInfo(folder), here => here.GetFiles()).Where(file => names.Any(name => IsOurs(file.Name, name)));

    /// <summary>Partial files are named after the file that they were to become: <c>.name.12ab.part</c>.</summary>
    private static bool IsOurs(string fileName, string name) =>
        fileName == name
        || (fileName.StartsWith($".{name}.", StringComparison.Ordinal) && fileName.EndsWith(".part", StringComparison.Ordinal));

    private IEnumerable<DirectoryInfo> DocumentFolders() => EntriesOf(new DirectoryInfo(Documents), here => here.GetDirectories())
        .Where(folder => folder.Name.Length == 2 && folder.Name.All(char.IsAsciiHexDigitLower));

    private static T[] EntriesOf<T>(DirectoryInfo folder, Func<DirectoryInfo, T[]> read)
    {
        try
        {
            return read(folder);
        }
        catch (DirectoryNotFoundException)
        {
            return []; // None yet, or another program has just cleared it.
        }
    }

    /// <summary>62 digits, and partial files named after them.</summary>
    private static bool IsDocument(string fileName)
    {
        var isPartial = fileName.StartsWith('.') && fileName.EndsWith(".part", StringComparison.Ordinal);
        var name = isPartial && fileName.Length > 62 + DocumentExtension.Length ? fileName.Substring(1, 62 + DocumentExtension.Length) : fileName;
        return name.Length == 62 + DocumentExtension.Length && name.EndsWith(DocumentExtension, StringComparison.Ordinal)
            && name[..62].All(char.IsAsciiHexDigitLower);
    }

    private static void DeleteIfEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's files are in it, or it was never made.
        }
    }
}
