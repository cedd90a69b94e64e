using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>What is wrong with a list that a split was made from, or with a split file.</summary>
/// <param name="UnknownIds">Samples that the index does not have.</param>
/// <param name="InSeveralSplits">Samples that stand in more than one split.</param>
internal sealed record SplitFaults(int UnknownIds, int InSeveralSplits)
{
    /// <summary>Tells of what is wrong with a split file, and of samples that it puts into no split.</summary>
    public static void Warn(Messages messages, SplitTable table, string file, SampleSet samples)
    {
        Warn(messages, table, file);
        var split = table.Split;
        var inSplits = Enumerable.Range(0, split.Ordinals.Count).Count(at => split.PartOf(at) != Split.None && samples.Contains(split.Ordinals[at]));
        var left = samples.Count - inSplits;
        if (inSplits == 0) messages.Warn($"None of the {Counted.Samples(samples.Count)} is in a split of {file}.");
        else if (left > 0) messages.Note($"{Counted.Samples(left)} of {samples.Count:N0} {Counted.Verb(left, "is", "are")} in no split of {file}.");
    }

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
