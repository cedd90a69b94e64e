using RapidAI4EO.Corpus;

namespace RapidAI4EO.Storage.Configuration;

/// <summary>
/// The user's file of named roots, so that neither long URLs nor tokens need be typed:
/// <c>{"roots": {"mine": {"url": "https://account.blob.core.windows.net/container/path/", "sasVariable": "MY_SAS"}}}</c>.
/// A root's token stands in <c>sas</c>, or in the environment variable that <c>sasVariable</c> names, or behind the URL.
/// </summary>
public sealed class RootConfiguration
{
    /// <summary>Names the file, before all customs of the system.</summary>
    public const string Variable = "RAPIDAI4EO_CONFIG";

    private const string Program = "rapidai4eo";
    private const string FileName = "config.json";

    private const UnixFileMode ReadByOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private RootConfiguration(string path, bool exists, IReadOnlyList<NamedRoot> roots, IReadOnlyList<string> warnings) =>
        (Path, Exists, Roots, Warnings) = (path, exists, roots, warnings);

    /// <summary>The file, absolute.</summary>
    public string Path { get; }

    /// <summary>Whether it is there. One that nobody named need not be.</summary>
    public bool Exists { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<NamedRoot> Roots { get; }

    /// <summary>Sentences on what the user should change about the file.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>
    /// <c>RAPIDAI4EO_CONFIG</c>; else <c>rapidai4eo/config.json</c> in <c>XDG_CONFIG_HOME</c>; else in <c>~/.config</c> on Linux,
    /// <c>~/Library/Application Support</c> on macOS, <c>%APPDATA%</c> on Windows.
    /// </summary>
    /// <param name="variable">Gives the value of an environment variable.</param>
    public static string FindPath(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable(Variable) is { Length: > 0 } own) return System.IO.Path.GetFullPath(own);

        // The XDG specification has relative paths ignored.
        var folder = variable("XDG_CONFIG_HOME") is { Length: > 0 } xdg && System.IO.Path.IsPathRooted(xdg) ? xdg : FolderOfSystem();
        return System.IO.Path.Combine(folder, Program, FileName);
    }

    /// <summary>Reads the file that the environment means; where it names none and none is there, no root has a name.</summary>
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <exception cref="InvalidInputException">
    /// The file cannot be read, or has faults: the message tells all of them, and quotes no token.
    /// </exception>
    public static RootConfiguration Load(Func<string, string?> variable)
    {
        var path = FindPath(variable);
        var isNamed = variable(Variable) is { Length: > 0 };
        if (!isNamed && !File.Exists(path)) return new RootConfiguration(path, false, [], []);
        var roots = RootConfigurationReader.Read(path);
        return new RootConfiguration(path, true, roots, [.. WarningsOf(path, roots)]);
    }

    private static string FolderOfSystem()
    {
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS()
            ? System.IO.Path.Combine(home, "Library", "Application Support")
            : System.IO.Path.Combine(home, ".config");
    }

    private static IEnumerable<string> WarningsOf(string path, IReadOnlyList<NamedRoot> roots)
    {
        if (!OperatingSystem.IsWindows() && roots.Any(root => root.Address.HasSecret) && (File.GetUnixFileMode(path) & ReadByOthers) != 0)
        {
            yield return $"The configuration {path} holds a token and can be read by others; 'chmod 600' keeps it to you.";
        }
    }
}
