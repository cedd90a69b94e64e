using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Output;

/// <summary>What is wrong with a list that a split was made from, or with a split file.</summary>
/// <param name="UnknownIds">Samples that the index does not have.</param>
/// <param name="InSeveralSplits">Samples that stand in more than one split.</param>
internal sealed record SplitFaults(int UnknownIds, int InSeveralSplits)
{
    /// <summary>Tells of what is wrong with a split file.</summary>
    public static void Warn(Messages messages, SplitTable table, string file)
    {
        if (table.UnknownIds > 0) messages.Warn($"The index does not have {table.UnknownIds:N0} of the samples in {file}.");
        if (table.InSeveralSplits > 0)
        {
            messages.Warn($"{Counted.Samples(table.InSeveralSplits)} {Counted.Verb(table.InSeveralSplits, "is", "are")} in more than one split; the first was taken.");
        }
    }
}
