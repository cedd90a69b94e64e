using System.CommandLine;
using System.Globalization;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>The options that say what is counted, and how apart.</summary>
internal sealed class TrainStatsOptions
{
    private const int MaxPercentiles = 50;

    /// <summary>A decimal keeps the zeros that it was written with, and divided by this it does not: 50.0 is 50.</summary>
    private const decimal WithoutZeros = 1.0000000000000000000000000000m;

    private const int MaxParallel = 256;
    private const int DefaultParallel = 8;
    private const string BySplit = "split";
    private const string ByMonth = "month";
    private const string ByNone = "none";

    // What clips and whitens: the ends, the quarters and the middle.
    private static readonly decimal[] DefaultPercentiles = [1, 2, 5, 25, 50, 75, 95, 98, 99];

    private readonly Option<string> _splits = new("--splits") { Description = "A CSV with the columns sample_id and split, as 'train split' writes: only its samples, each split by itself.", HelpName = "FILE" };
    private readonly Option<string> _split = new("--split") { Description = "Only this split of the file.", HelpName = "NAME" };
    private readonly Option<string> _by = new("--by") { Description = "What is counted apart: split, month (of a year), both with a comma, or none. [default: split with --splits, else none]", HelpName = "LIST" };
    private readonly Option<string> _percentiles = new("--percentiles") { Description = "From 0 to 100, with commas. [default: 1,2,5,25,50,75,95,98,99]", HelpName = "LIST" };
    private readonly Option<string> _scheme = new("--scheme") { Description = "Labels to count of the same samples: clc1, clc2, clc3, bigearthnet19, or a CSV with the header clc,label. [default: clc3]", HelpName = "SCHEME" };
    private readonly Option<string> _form = new("--form") { Description = "fractions, multilabel:THRESHOLD or dominant: what a sample counts as. [default: fractions]", HelpName = "FORM" };
    private readonly Option<string> _onError = new("--on-error") { Description = "What a missing or damaged image does: skip leaves it out, names it, and ends with exit code 3; fail ends at once. [default: skip]", HelpName = "skip|fail" };
    private readonly Option<bool> _unclearTags = UnclearTagsOption.Create();
    private readonly Option<string> _parallel = new("--parallel") { Description = $"Images to read at once, 1 to {MaxParallel}. [default: {DefaultParallel}]", HelpName = "N" };

    public TrainStatsOptions()
    {
        _by.CompletionSources.Add(BySplit, ByMonth, ByNone);
        _scheme.CompletionSources.Add([.. LabelScheme.Names]);
        _form.CompletionSources.Add("fractions", "multilabel:0.1", "dominant");
        _onError.CompletionSources.Add("skip", "fail");
    }

    public MaskOption Mask { get; } = new();

    public IEnumerable<Option> All => [_splits, _split, _by, Mask.Option, _percentiles, _scheme, _form, _onError, _unclearTags, _parallel];

    public string? Splits(Invocation call) => call.Get(_splits);

    /// <returns>Null where all splits are meant.</returns>
    /// <exception cref="InvalidInputException">There is no file that could have it.</exception>
    public string? Split(Invocation call) => call.Has(_split) && !call.Has(_splits)
        ? throw new InvalidInputException($"{_split.Name} names a split of a file, so it needs {_splits.Name} FILE.")
        : call.Get(_split);

    /// <exception cref="InvalidInputException">It is something else, or there are no splits.</exception>
    public (bool BySplit, bool ByMonth) By(Invocation call)
    {
        if (call.Get(_by) is not { } text) return (call.Has(_splits), false);
        var parts = text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries);
        if (parts is not [ByNone] && parts.Any(part => part is not (BySplit or ByMonth)))
        {
            throw new InvalidInputException($"{_by.Name} takes {BySplit}, {ByMonth}, both with a comma, or {ByNone}, not '{text}'.");
        }

        return parts.Contains(BySplit) && !call.Has(_splits)
            ? throw new InvalidInputException($"{_by.Name} {BySplit} needs to know the splits: say where they are with {_splits.Name} FILE.")
            : (parts.Contains(BySplit), parts.Contains(ByMonth));
    }

    public bool AsksForPercentiles(Invocation call) => call.Has(_percentiles);

    /// <exception cref="InvalidInputException">One is none.</exception>
    public IReadOnlyList<decimal> Percentiles(Invocation call)
    {
        if (call.Get(_percentiles) is not { } text) return DefaultPercentiles;
        var cells = text.Split(',', StringSplitOptions.TrimEntries);
        if (cells.Length > MaxPercentiles) throw new InvalidInputException($"{_percentiles.Name} takes {MaxPercentiles} numbers at most, not {cells.Length}.");
        return [.. cells.Select(Percentile).Distinct().Order()];
    }

    public LabelScheme Scheme(Invocation call) => LabelScheme.Find(call.Get(_scheme) ?? LabelScheme.ClcLevel3.Name);

    public LabelForm Form(Invocation call) => LabelForm.Parse(FormName(call));

    public string FormName(Invocation call) => call.Get(_form) ?? "fractions";

    /// <exception cref="InvalidInputException">It is something else.</exception>
    public bool StopAtFault(Invocation call) => call.Get(_onError) switch
    {
        null or "skip" => false,
        "fail" => true,
        var other => throw new InvalidInputException($"{_onError.Name} takes skip or fail, not '{other}'."),
    };

    public bool IgnoresUnclearTags(Invocation call) => call.Get(_unclearTags);

    public int Parallel(Invocation call) => CountText.Parse(_parallel.Name, call.Get(_parallel), 1, MaxParallel) ?? DefaultParallel;

    /// <summary>The number of a named split.</summary>
    /// <exception cref="InvalidInputException">The file has no such split; the message lists those it has.</exception>
    public static int Find(Split split, string name) => split.Names.ToList().IndexOf(name) is >= 0 and var at
        ? at
        : throw new InvalidInputException($"The file has no split '{name}'. Its splits are {string.Join(", ", split.Names)}.");

    private decimal Percentile(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent / WithoutZeros
            : throw new InvalidInputException($"{_percentiles.Name} takes numbers from 0 to 100 with commas, as in 2,50,98, not '{cell}'.");
}
