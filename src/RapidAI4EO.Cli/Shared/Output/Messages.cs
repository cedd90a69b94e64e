using System.Collections.Concurrent;
using RapidAI4EO.Corpus;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>
/// What the program says on standard error: lines for people, or an object of JSON a line. Quiet leaves notes and progress out,
/// never a warning or an error.
/// </summary>
internal sealed class Messages(bool json, bool quiet)
{
    private readonly ConcurrentDictionary<string, bool> _warnings = new(StringComparer.Ordinal);

    public bool Json => json;

    public bool Quiet => quiet;

    /// <summary>How progress is shown here.</summary>
    public ProgressStyle Progress =>
        quiet ? ProgressStyle.None
        : json ? ProgressStyle.Json
        : Terminal.HasError ? ProgressStyle.Bar
        : ProgressStyle.Lines;

    /// <summary>Something good to know.</summary>
    public void Note(string text)
    {
        if (!quiet)
        {
            Write(text, () => MessageJson.Write(new NoteDocument(text)));
        }
    }

    /// <summary>Something to look at; the work goes on. The same is said once.</summary>
    public void Warn(string text)
    {
        if (_warnings.TryAdd(text, true))
        {
            Write($"Warning: {text}", () => MessageJson.Write(new WarningDocument(text)));
        }
    }

    /// <summary>Why the program ends.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="text">A sentence.</param>
    /// <param name="hint">What to do, where the sentence does not say.</param>
    public void Fail(int code, string text, string? hint = null) => Write(
        code == ExitCode.Cancelled ? text : hint is null ? $"{ProgramName.Text}: {text}" : $"{ProgramName.Text}: {text} {hint}",
        () => MessageJson.Write(new ErrorDocument(new ErrorBody(code, text, hint))));

    /// <summary>A request that the server answered, for machines.</summary>
    public static void Request(RequestEntry entry) => WriteLine(MessageJson.Write(new RequestDocument(
        new RequestBody(entry.Method, entry.Target, entry.Status, Math.Round(entry.Elapsed.TotalMilliseconds, 3), entry.Trace))));

    /// <summary>Something unexpected that one request met; the server goes on.</summary>
    public void Fault(Exception e) => Warn(e is CorpusException ? e.Message : $"Something unexpected happened, please report it: {e.GetType().Name}: {e.Message}");

    /// <summary>Progress for machines.</summary>
    public static void Step(ProgressDocument step) => WriteLine(MessageJson.Write(step));

    /// <summary>A line of progress for people.</summary>
    public static void StepLine(string text) => WriteLine(text);

    public static void Trace(Exception e) => WriteLine(e.ToString());

    private void Write(string text, Func<string> asJson) => WriteLine(json ? asJson() : text);

    private static void WriteLine(string text)
    {
        try
        {
            Console.Error.WriteLine(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody listens, or standard error is closed and its number another file's. The exit code still says how it went.
        }
    }
}
