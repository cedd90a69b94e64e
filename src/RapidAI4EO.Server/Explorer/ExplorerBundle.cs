using System.Collections.Frozen;
using System.Reflection;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Explorer;

/// <summary>The explorer's files as web/explorer builds them, embedded where it was built.</summary>
internal static class ExplorerBundle
{
    private const string Prefix = "explorer/";

    private static readonly Assembly Here = typeof(ExplorerBundle).Assembly;

    private static readonly FrozenSet<string> Names = Here.GetManifestResourceNames()
        .Select(name => name.Replace('\\', '/')).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>False where the server was built without node.</summary>
    public static bool IsThere => Names.Contains(Prefix + "index.html");

    /// <summary>A file by its path below /explore/; null where there is none.</summary>
    public static byte[]? Read(string path)
    {
        if (!Names.Contains(Prefix + path)) return null;
        using var stream = Here.GetManifestResourceStream(Prefix + path);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => MediaTypes.Html,
        ".js" => MediaTypes.JavaScript,
        ".css" => MediaTypes.Css,
        ".svg" => MediaTypes.Svg,
        ".json" => MediaTypes.Json,
        _ => "application/octet-stream",
    };
}
