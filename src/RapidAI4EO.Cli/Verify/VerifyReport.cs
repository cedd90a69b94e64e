using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Verify;

/// <summary>Tells what a verification found.</summary>
internal static class VerifyReport
{
    private const int FindingsShown = 20;

    /// <param name="call">The call.</param>
    /// <param name="summary">What was found.</param>
    /// <param name="asMessage">True where standard output has the keys.</param>
    public static void Write(Invocation call, VerifySummary summary, bool asMessage)
    {
        if (call.Json && !asMessage)
        {
            JsonOutput.Write(call.Results, VerifyResult.Of(summary), VerifyResultJson.Readable.VerifyResult);
            return;
        }

        if (!asMessage)
        {
            WriteFindings(call.Messages, summary);
        }

        Warn(call.Messages, summary);
        if (asMessage)
        {
            call.Messages.Note(Sentence(summary));
        }
        else
        {
            call.Results.Write(Encoding.UTF8.GetBytes(Sentence(summary) + "\n"));
        }
    }

    private static void WriteFindings(Messages messages, VerifySummary summary)
    {
        foreach (var finding in summary.Findings.Take(FindingsShown))
        {
            messages.Warn(finding.ToString());
        }

        var more = summary.Damaged + summary.Missing - FindingsShown;
        if (more > 0)
        {
            messages.Warn($"and {more:N0} more; --output keys lists all.");
        }
    }

    private static void Warn(Messages messages, VerifySummary summary)
    {
        if (summary.DamagedBlocks > 0)
        {
            var parts = summary.DamagedBlocks == 1 ? "A part of the manifest is cut or damaged" : $"{summary.DamagedBlocks:N0} parts of the manifest are cut or damaged";
            messages.Warn($"{parts}. Files that only stood there were not looked at, and the next download fetches them again.");
        }

        if (summary.SupersededShards is { Count: > 0 } shards)
        {
            var names = string.Join(", ", shards.Take(FindingsShown)) + (shards.Count > FindingsShown ? $" and {shards.Count - FindingsShown:N0} more" : "");
            messages.Warn($"{names}: an earlier file is still in there, of which a newer one lies in another shard. Whoever reads the shard meets it; 'repair' replaces the shard.");
        }

        if (summary.NotWritten is { } reason)
        {
            messages.Warn($"The findings could not be written into the manifest, so 'repair' does not know of them: {reason}");
        }
    }

    private static string Sentence(VerifySummary summary)
    {
        var parts = new List<string> { $"{Counted.Files(summary.Right)} {Counted.Verb(summary.Right, "is", "are")} right" };
        if (summary.WithoutHash > 0)
        {
            parts.Add($"{summary.WithoutHash:N0} of them have no hash, so only their length was compared");
        }

        if (summary.Restored > 0)
        {
            parts.Add($"{summary.Restored:N0} of them {Counted.Verb(summary.Restored, "is", "are")} right again");
        }

        parts.Add($"{summary.Damaged:N0} {Counted.Verb(summary.Damaged, "is", "are")} damaged");
        parts.Add($"{summary.Missing:N0} {Counted.Verb(summary.Missing, "is", "are")} missing");
        var advice = summary.Damaged + summary.Missing > 0 ? " 'repair' fetches them again." : "";
        return $"{string.Join(", ", parts)} ({Units.Bytes(summary.Bytes)} read in {Units.Time(summary.Elapsed)}).{advice}";
    }
}
