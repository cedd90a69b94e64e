using System.Text.RegularExpressions;

namespace RapidAI4EO.EndToEnd.Tests.Guides;

/// <summary>The blocks of commands on a page of Markdown: indented by four, each line a command, but for those that are further in and go on.</summary>
internal static partial class GuidePage
{
    /// <summary>The pages that have commands, with those that are marked as not to be run.</summary>
    public static IEnumerable<string> All => Directory
        .EnumerateFiles(Path.Combine(Repository, "docs"), "*.md", SearchOption.AllDirectories).Prepend(Path.Combine(Repository, "README.md"))
        .Where(path => CommandsOf(File.ReadAllText(path)).Any())
        .Select(path => Path.GetRelativePath(Repository, path)).Order(StringComparer.Ordinal);

    public static string Read(string page) => File.ReadAllText(Path.Combine(Repository, page));

    /// <summary>How many blocks a page says are not run.</summary>
    public static int CountMarks(string text) => Marks().Count(text);

    /// <summary>The commands of a page in order, those of marked blocks left out.</summary>
    public static IEnumerable<string> CommandsOf(string text) =>
        Blocks().Matches(Marked().Replace(text.ReplaceLineEndings("\n"), "")).SelectMany(block => Lines().Matches(block.Value)).Select(line => WithoutComment(line.Value)).Where(IsCommand);

    private static string Repository
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "RapidAI4EO.slnx"))) return folder.FullName;
            }

            throw new InvalidOperationException($"The repository is not above {AppContext.BaseDirectory}.");
        }
    }

    /// <summary>Programs; what a program prints, and what other tests type (curl, ogr2ogr: those of the API), is none.</summary>
    private static bool IsCommand(string line) => Programs().IsMatch(line) && !line.Contains(" | search | ", StringComparison.Ordinal);

    private static string WithoutComment(string line) => Comment().Replace(line, "").Trim();

    [GeneratedRegex(@"(?:^    .*\n)+", RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^    \S.*(?:\n        .*)*", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"<!-- not run: [^>]+ -->\n\n(?:    .*\n)+")]
    private static partial Regex Marked();

    [GeneratedRegex("<!-- not run: [^>]+ -->")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(?:rapidai4eo |dotnet |ln |mkdir |\./test\.sh|cp |echo |[a-z]+=)")]
    private static partial Regex Programs();

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Comment();
}
