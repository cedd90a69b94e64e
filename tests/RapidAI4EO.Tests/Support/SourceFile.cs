using System.Text.RegularExpressions;

namespace RapidAI4EO.Tests.Support;

/// <summary>A file of C# below <c>src</c>, as far as the tests of the tree look into it.</summary>
/// <param name="Path">Its path below <c>src</c>, with forward slashes.</param>
/// <param name="Text">The whole text.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    private readonly string _code = Comments().Replace(Text, match => match.Groups["text"].Value);

    public string Project => Path[..Path.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Its folder as a namespace.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/').Replace('/', '.');

    public string? Namespace => Declaration().Match(Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Usings of a whole project, or the program's first line: they have no namespace.</summary>
    public bool IsAssemblyWide => System.IO.Path.GetFileName(Path) is "GlobalUsings.cs" or "Program.cs";

    /// <summary>The namespaces of ours that it names.</summary>
    public IEnumerable<string> Usings => Using().Matches(Text).Select(match => match.Groups["alias"].Success ? Outer(match.Groups["name"].Value) : match.Groups["name"].Value);

    /// <summary>The names of the types that it declares, nested ones left out.</summary>
    public IReadOnlyList<string> Types => [.. Type().Matches(Text).Select(match => match.Groups[1].Value)];

    public static IReadOnlyList<SourceFile> ReadAll(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => new SourceFile(System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj")),
    ];

    /// <summary>The namespaces around one, from the inside out.</summary>
    public static IEnumerable<string> Around(string folder)
    {
        for (var dot = folder.LastIndexOf('.'); dot > 0; dot = folder.LastIndexOf('.', dot - 1)) yield return folder[..dot];
    }

    /// <summary>Whether its code, comments and texts apart, names a type.</summary>
    public bool Names(string type) => Regex.IsMatch(_code, $@"(?<![\w.@]){Regex.Escape(type)}\b(?!\s*[:=](?![:=]))");

    private static string Outer(string name) => name[..name.LastIndexOf('.')];

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^using (?<alias>static |\w+ = )?(?<name>RapidAI4EO[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(?:public |internal |file |sealed |static |abstract |partial |readonly |ref |unsafe )*(?:class|record struct|record|struct|interface|enum|delegate [\w<>\[\]?]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Type();

    // Comments go, and what stands between quotes; of an interpolated text the code in it goes as well.
    [GeneratedRegex("""(?<text>)(?://[^\n]*|/\*.*?\*/|\$*@?\$*"(?:[^"\\\n]|\\.)*")""", RegexOptions.Singleline)]
    private static partial Regex Comments();
}
