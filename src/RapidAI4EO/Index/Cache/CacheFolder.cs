using System.Security.Cryptography;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Index.Cache;

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

    private const string IndexExtension = ".index";

    /// <summary>Letters of the name that a place of other resource files has here.</summary>
    private const int NameLength = 16;

    /// <summary>
    /// <c>RAPIDAI4EO_CACHE</c>; else <c>XDG_CACHE_HOME/rapidai4eo</c>; else <c>~/.cache/rapidai4eo</c> on Linux,
    /// <c>~/Library/Caches/rapidai4eo</c> on macOS, <c>%LOCALAPPDATA%\rapidai4eo\cache</c> on Windows.
    /// </summary>
    public static CacheFolder Default => Find(Environment.GetEnvironmentVariable);

    /// <summary>The index of the published corpus.</summary>
    public string IndexPath => System.IO.Path.Combine(Path, "rapidai4eo.index");

    /// <summary>Where resource files from the web are kept: the published corpus's here, others in a folder each.</summary>
    public string Resources => System.IO.Path.Combine(Path, "resources");

    /// <summary>Where indices of other resource files than the published corpus's are kept.</summary>
    private string OtherIndices => System.IO.Path.Combine(Path, "indices");

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
                .. EntriesOf(new DirectoryInfo(OtherIndices), here => here.GetFiles()).Where(file => IsOtherIndex(file.Name)),
                .. FilesIn(Resources, resources),
                .. OtherResources().SelectMany(folder => FilesIn(folder.FullName, resources)),
                .. DocumentFolders().SelectMany(folder => EntriesOf(folder, here => here.GetFiles())).Where(file => IsDocument(file.Name)),
            ];
        }
    }

    /// <summary>The index of the resource files of one place: every place has its own, so that no corpus answers for another.</summary>
    /// <param name="root">A root that has resource files, or the folder itself that holds them.</param>
    public string IndexPathOf(RootAddress root) => Roots.IsWellKnown(root) ? IndexPath : System.IO.Path.Combine(OtherIndices, NameOf(root) + IndexExtension);

    /// <summary>Where the resource files of a root on the web are kept.</summary>
    public string ResourcesOf(RootAddress root) => Roots.IsWellKnown(root) ? Resources : System.IO.Path.Combine(Resources, NameOf(root));

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

        foreach (var folder in OtherResources())
        {
            DeleteIfEmpty(folder.FullName);
        }

        DeleteIfEmpty(Documents);
        DeleteIfEmpty(OtherIndices);
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

    /// <summary>Digits of a hash of the address, which shows no password and no token.</summary>
    private static string NameOf(RootAddress root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var address = root.Folder is { } folder ? System.IO.Path.TrimEndingDirectorySeparator(folder) : root.Address;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..NameLength];
    }

    private static bool IsName(string text) => text.Length == NameLength && text.All(char.IsAsciiHexDigitLower);

    private static bool IsOtherIndex(string fileName)
    {
        var whole = fileName.StartsWith('.') && fileName.EndsWith(".part", StringComparison.Ordinal) ? fileName[1..] : fileName;
        return whole.Length >= NameLength + IndexExtension.Length && IsName(whole[..NameLength])
            && IsOurs(fileName, whole[..NameLength] + IndexExtension);
    }

    private IEnumerable<DirectoryInfo> OtherResources() =>
        EntriesOf(new DirectoryInfo(Resources), here => here.GetDirectories()).Where(folder => IsName(folder.Name));

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
