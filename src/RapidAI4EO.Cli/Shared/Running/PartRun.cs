using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;

namespace RapidAI4EO.Cli.Shared.Running;

/// <summary>Keeps the record of a part while it is done, for 'status'.</summary>
internal static class PartRun
{
    /// <summary>Options that change how the work is done and not what it is, so that parts of one piece of work may differ in them.</summary>
    private static readonly string[] Manner =
        ["--part", "--parts", "--parallel", "--max-rate", "--total-rate", "--at-once", "--quiet", "-q", "--json", "--force", "--root"];

    /// <param name="call">The call.</param>
    /// <param name="folder">What the parts work on together.</param>
    /// <param name="part">Null where there is none, and nothing is kept.</param>
    /// <param name="work">Does it, and gives the exit code.</param>
    public static async Task<int> RunAsync(Invocation call, string folder, Part? part, Func<PartRecorder?, Task<int>> work)
    {
        if (part is not { } known) return await work(null);
        using var recorder = new PartRecorder(folder, call.TextWithout(Manner), known);
        try
        {
            var code = await work(recorder);
            if (code == ExitCode.Done) recorder.End(PartRunState.Done);
            else if (code == ExitCode.DoneInPart) recorder.End(PartRunState.Incomplete, "Something is missing or was left out.");
            else recorder.End(PartRunState.Failed, "Nothing could be done.");
            return code;
        }
        catch (OperationCanceledException)
        {
            recorder.End(PartRunState.Failed, "It was cancelled.");
            throw;
        }
        catch (Exception e) when (e is CorpusException or IOException or UnauthorizedAccessException)
        {
            TryEnd(recorder, e.Message);
            throw;
        }
    }

    private static void TryEnd(PartRecorder recorder, string reason)
    {
        try
        {
            recorder.End(PartRunState.Failed, reason);
        }
        catch (CorpusException)
        {
            // The fault that ended the run is the one to tell.
        }
    }
}
