using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Demo;

/// <summary>Where the demo works: a temporary folder that vanishes, or one that stays.</summary>
internal sealed class DemoFolder : IDisposable
{
    private DemoFolder(string path, bool isKept) => (Path, IsKept) = (path, isKept);

    public string Path { get; }

    public bool IsKept { get; }

    /// <summary>The corpus that is served.</summary>
    public string Corpus => System.IO.Path.Combine(Path, "corpus");

    public string Cache => System.IO.Path.Combine(Path, "cache");

    public string Download => System.IO.Path.Combine(Path, "download");

    public static DemoFolder Open(string? kept)
    {
        try
        {
            return kept is null
                ? new DemoFolder(Directory.CreateTempSubdirectory("rapidai4eo-demo-").FullName, isKept: false)
                : new DemoFolder(Directory.CreateDirectory(kept).FullName, isKept: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The demo's folder cannot be made: {e.Message} Name another with --keep.", e);
        }
    }

    public void Dispose()
    {
        if (IsKept)
        {
            return;
        }

        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies in the system's folder for what may be lost.
        }
    }
}
