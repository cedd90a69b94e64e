using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>What specifications have in common: the corpus, a folder, the program with a cache in it.</summary>
public abstract class Spec : IDisposable
{
    protected Spec(CorpusFixture corpus)
    {
        Corpus = corpus;
        Cli = new Cli(Folder["cache"]);
    }

    protected CorpusFixture Corpus { get; }

    protected TemporaryFolder Folder { get; } = new();

    protected Cli Cli { get; }

    public virtual void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A search of the corpus's index.</summary>
    protected Task<Outcome> SearchAsync(params string[] arguments) => Cli.RunAsync(["search", "--index", Corpus.Index, .. arguments]);

    /// <summary>One sentence on standard error, an exit code, nothing else.</summary>
    protected static void AssertRefused(Outcome outcome, int exitCode, string mentions)
    {
        Assert.Equal("", outcome.Output);
        Assert.Contains(mentions, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.ErrorLines);
        Assert.StartsWith("rapidai4eo: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode, outcome.ExitCode);
    }

    protected static void AssertDone(Outcome outcome)
    {
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
    }

    /// <summary>Done, with warnings and nothing else on standard error, the first of which mentions something.</summary>
    protected static void AssertWarned(Outcome outcome, string mentions)
    {
        Assert.All(outcome.ErrorLines, line => Assert.StartsWith("Warning: ", line, StringComparison.Ordinal));
        Assert.Contains(mentions, outcome.ErrorLines is [var first, ..] ? first : "", StringComparison.Ordinal);
        Assert.Equal(0, outcome.ExitCode);
    }

    /// <summary>The files below a folder, but for a manifest, and what is in them.</summary>
    protected static Dictionary<string, byte[]> TreeOf(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Where(path => !path.Contains(Path.Combine(".rapidai4eo", "manifest"), StringComparison.Ordinal))
        .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes);
}
