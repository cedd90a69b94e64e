namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>The pages below docs, which tests take commands and configurations from.</summary>
internal static class Guide
{
    /// <summary>The text of a page.</summary>
    /// <param name="page">As in <c>api.md</c>.</param>
    public static string Read(string page)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "docs", page);
            if (File.Exists(path)) return File.ReadAllText(path);
        }

        throw new InvalidOperationException($"docs/{page} is not above {AppContext.BaseDirectory}.");
    }
}
