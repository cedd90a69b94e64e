using System.Text.Json;

namespace RapidAI4EO.Index.Format;

/// <summary>
/// Reads what an index says of itself. By hand, since every search starts with it: a serializer takes longer to get ready than the
/// search itself does.
/// </summary>
internal static class IndexInfoReader
{
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="KeyNotFoundException">Something is not said.</exception>
    /// <exception cref="InvalidOperationException">Something is said in the wrong kind of value.</exception>
    /// <exception cref="FormatException">As above.</exception>
    public static IndexInfo Read(ReadOnlySpan<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8.ToArray());
        var root = document.RootElement;
        var list = root.GetProperty("sources");
        var sources = new IndexSource[list.GetArrayLength()];
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = Source(list[i]);
        }

        return new IndexInfo(
            Number(root, "samples"), Number(root, "tiles"), Number(root, "leftOut"), Number(root, "differingPolygons"), Number(root, "oddShares"),
            sources, root.GetProperty("builtAt").GetDateTimeOffset(), Text(root, "builtBy"));
    }

    private static IndexSource Source(JsonElement source) => new(
        Text(source, "path"), source.GetProperty("length").GetInt64(), source.GetProperty("modified").GetDateTimeOffset(), Text(source, "sha256"));

    private static int Number(JsonElement parent, string name) => parent.GetProperty(name).GetInt32();

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");
}
