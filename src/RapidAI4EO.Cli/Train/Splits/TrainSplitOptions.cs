using System.CommandLine;
using System.Globalization;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>The options that say how a split is made.</summary>
internal sealed class TrainSplitOptions
{
    private const string DefaultRatios = "70,15,15";
    private const string DefaultScheme = "clc_level1";
    private const double MaxKilometres = 10_000;

    private readonly Option<string> _ratios = new("--ratios") { Description = "The sizes of the splits: positive numbers, which need not sum to 100. [default: 70,15,15]", HelpName = "LIST" };
    private readonly Option<string> _names = new("--names") { Description = "A name a ratio; the first is the one to train on. [default, for three: train,validation,test]", HelpName = "LIST" };
    private readonly Option<string> _by = new("--by") { Description = "What stays together: tile (24 km), block:KM (squares in a zone's grid), zone (UTM). [default: tile]", HelpName = "BLOCKS" };
    private readonly Option<string> _stratify = new("--stratify") { Description = "Labels whose shares are to be alike: clc_level1, clc_level2, clc_level3, bigearthnet19, a CSV with clc,label, or none. [default: clc_level1]", HelpName = "SCHEME" };
    private readonly Option<string> _buffer = new("--buffer") { Description = "Leave out samples of the first split that are nearer than this to another.", HelpName = "KM" };

    public TrainSplitOptions()
    {
        _by.CompletionSources.Add("tile", "block:", "zone");
        _stratify.CompletionSources.Add("clc_level1", "clc_level2", "clc_level3", "bigearthnet19", SplitNames.None);
    }

    public IEnumerable<Option> All => [_ratios, _names, _by, _stratify, _buffer];

    /// <summary>The first option given that says how to make a split, and nothing of one that is there.</summary>
    public Option? FirstOfMaking(Invocation call) => new Option[] { _ratios, _names, _buffer }.FirstOrDefault(call.Has);

    public BlockGrid Blocks(Invocation call) => call.Get(_by) is { } by ? BlockGrid.Parse(by) : BlockGrid.Tiles;

    /// <returns>Null where shares are not to be heeded.</returns>
    public LabelScheme? Scheme(Invocation call)
    {
        var name = call.Get(_stratify) ?? DefaultScheme;
        return name.Equals(SplitNames.None, StringComparison.OrdinalIgnoreCase) ? null : LabelScheme.Find(name);
    }

    /// <exception cref="InvalidInputException">An option cannot be understood.</exception>
    public SplitOptions Read(Invocation call, ulong seed)
    {
        var ratios = SplitOptions.ParseRatios(call.Get(_ratios) ?? DefaultRatios);
        return new SplitOptions
        {
            Ratios = ratios,
            Names = SplitOptions.ParseNames(call.Get(_names), ratios.Count),
            Blocks = Blocks(call),
            Stratify = Scheme(call),
            Seed = seed,
            Buffer = call.Get(_buffer) is { } buffer ? ParseBuffer(buffer) : 0,
        };
    }

    private static double ParseBuffer(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kilometres) && kilometres is > 0 and <= MaxKilometres
            ? kilometres * 1000
            : throw new InvalidInputException($"--buffer takes kilometres above 0, at most {MaxKilometres:0}, not '{text}'.");
}
