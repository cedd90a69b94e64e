using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>A report on a split for people, line by line.</summary>
internal static class SplitText
{
    private const int TitleWidth = 40;
    private const int CellWidth = 12;

    public static IEnumerable<string> Describe(SplitReport report, BlockGrid blocks)
    {
        var names = report.Split.Names;
        for (var part = 0; part < names.Count; part++)
        {
            yield return $"{names[part]}: {Counted.Samples(report.Samples[part])} in {Counted.Blocks(report.Blocks[part])}";
        }

        if (report.Split.LeftOut > 0)
        {
            yield return $"{SplitNames.None}: {Counted.Samples(report.Split.LeftOut)} left out";
        }

        yield return report.SharedBlocks == 0
            ? $"No two splits share a block ({blocks.Name})."
            : $"{Counted.Blocks(report.SharedBlocks)} ({blocks.Name}) {Counted.Verb(report.SharedBlocks, "has", "have")} samples of more than one split: they leak.";
        if (double.IsFinite(report.Distances.Min))
        {
            yield return $"Least distance between splits: {report.Distances.Min:N0} m{(report.Distances.Min == 0 ? " (they touch; --buffer KM keeps them apart)" : "")}.";
        }

        foreach (var line in report.Shares.SelectMany(shares => Shares(shares, names)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Shares(SplitShares shares, IReadOnlyList<string> names)
    {
        yield return $"Land cover, {shares.Scheme.Name}, in percent:".PadRight(TitleWidth) + string.Concat(names.Prepend("all").Select(Cell));
        for (var label = 0; label < shares.Scheme.Labels.Count; label++)
        {
            var cells = Enumerable.Range(0, names.Count).Select(part => shares.Of(part, label)).Prepend(shares.Whole(label));
            yield return Title(shares.Scheme.Labels[label].Title) + string.Concat(cells.Select(share => Cell($"{100 * share:0.00}")));
        }

        var (widest, at, difference) = shares.Largest();
        if (difference != 0)
        {
            yield return $"Largest deviation: {shares.Scheme.Labels[at].Title} in {names[widest]}, {Math.Round(100 * difference, 2):+0.00;-0.00;0.00} points.";
        }
    }

    private static string Title(string title) => ("  " + (title.Length > TitleWidth - 4 ? title[..(TitleWidth - 7)] + "..." : title)).PadRight(TitleWidth);

    private static string Cell(string text) => "  " + text.PadLeft(CellWidth - 2);
}
