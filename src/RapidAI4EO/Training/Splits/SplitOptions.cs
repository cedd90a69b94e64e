using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Training.Splits;

/// <summary>How a split is to be made.</summary>
public sealed record SplitOptions
{
    /// <summary>The largest ratio that is read: with it and the least, sums stay exact enough.</summary>
    private const decimal MaxRatio = 1_000_000;

    /// <summary>How many samples each split is to have of all, as parts of their sum. All above 0.</summary>
    public required IReadOnlyList<decimal> Ratios { get; init; }

    /// <summary>A name a ratio; the first is the training split, which a buffer takes from.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What stays together.</summary>
    public BlockGrid Blocks { get; init; } = BlockGrid.Tiles;

    /// <summary>The labels whose shares are to be alike in all splits; null to heed sizes alone.</summary>
    public LabelScheme? Stratify { get; init; }

    public ulong Seed { get; init; }

    /// <summary>Metres: samples of the first split nearer than this to another are left out. 0 leaves none out.</summary>
    public double Buffer { get; init; }

    /// <summary>Reads ratios such as <c>70,15,15</c>: any positive numbers, which need not sum to 100.</summary>
    /// <exception cref="InvalidInputException">There are too few or too many, or one is not positive.</exception>
    public static IReadOnlyList<decimal> ParseRatios(string text)
    {
        var cells = text.Split(',', StringSplitOptions.TrimEntries);
        if (cells.Length < 2 || cells.Length > SplitNames.MaxCount)
        {
            throw new InvalidInputException($"'{DisplayText.Text(text)}' makes no split. Give from 2 to {SplitNames.MaxCount} numbers with commas, as in 70,15,15.");
        }

        return [.. cells.Select(cell =>
            decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio is > 0 and <= MaxRatio
                ? ratio
                : throw new InvalidInputException($"'{DisplayText.Text(cell)}' is no ratio. Give numbers above 0, at most {MaxRatio}, as in 70,15,15; they need not sum to 100."))];
    }

    /// <summary>Reads names with commas, one a ratio; without a text three ratios have the usual ones.</summary>
    /// <exception cref="InvalidInputException">There are as many names as ratios no more, or one is none.</exception>
    public static IReadOnlyList<string> ParseNames(string? text, int ratios)
    {
        if (text is null && ratios != SplitNames.Default.Count)
        {
            throw new InvalidInputException($"{ratios} ratios need {ratios} names, as in --names {string.Join(',', Enumerable.Range(1, ratios).Select(i => $"part{i}"))}.");
        }

        var names = text is null ? SplitNames.Default : text.Split(',', StringSplitOptions.TrimEntries);
        return names.Count == ratios
            ? SplitNames.Check(names)
            : throw new InvalidInputException($"There are {ratios} ratios and {names.Count} {(names.Count == 1 ? "name" : "names")}. Give each ratio a name.");
    }
}
