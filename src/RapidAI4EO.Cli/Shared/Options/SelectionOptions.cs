using System.CommandLine;
using System.CommandLine.Completions;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>The one set of options with which a subset is described, the same for every verb that takes one.</summary>
/// <param name="usualProducts">What is meant where no product is named.</param>
internal sealed class SelectionOptions(string usualProducts = "pfsr,pfqa,s2")
{
    private readonly AreaOptions _areas = new("Samples");
    private readonly Option<string> _ids = Text("--ids", "FILE|-|ID,...", "Only these samples: a file with an id a line, or a CSV with the column sample_id first; or the ids themselves, with commas.");
    private readonly Option<string> _filter = Text("--filter", "CQL2|@FILE", "A condition on land cover, as in \"clc_311 > 0.5 AND clc_1 = 0\"; see 'rapidai4eo classes'. CQL2 text or JSON.", Completions.Filter);
    private readonly Option<string> _datetime = Text("--datetime", "TIME", "An instant, a year, a month, a day or an interval: 2018-05, 2018-03/2018-08, 2019-06-01/..", Completions.Datetimes);
    private readonly Option<string> _products = Text("--products", "LIST", $"Of pfsr, pfqa, s2, labels, with commas. [default: {usualProducts}]", Completions.Products);
    private readonly Option<string> _limit = Text("--limit", "N", "At most so many samples.");
    private readonly Option<string> _sample = Text("--sample", "N", "So many samples drawn at random.");
    private readonly Option<string> _seed = Text("--seed", "S", "Which draw; the same seed draws the same samples. [default: 0]");

    public IEnumerable<Option> All =>
        [.. _areas.All, _ids, _filter, _datetime, _products, _limit, _sample, _seed];

    /// <summary>True where ids are to come from standard input.</summary>
    public bool ReadsStandardInput(Invocation call) => call.Get(_ids) == StandardInput.Name;

    /// <summary>The first of these options that was given. A seed says nothing of what is meant.</summary>
    public Option? FirstGiven(Invocation call) => All.FirstOrDefault(option => option != _seed && call.Has(option));

    /// <summary>The first of these options that leaves samples out, and not only products or times.</summary>
    public Option? FirstNarrowing(Invocation call) =>
        All.FirstOrDefault(option => option != _seed && option != _products && option != _datetime && call.Has(option));

    /// <summary>True where the options say which samples by what they are, and not only how many.</summary>
    public bool Describes(Invocation call) =>
        All.Any(option => option != _seed && option != _products && option != _datetime && option != _limit && option != _sample && call.Has(option));

    /// <summary>The seed, or 0.</summary>
    /// <exception cref="InvalidInputException">It is no number.</exception>
    public ulong Seed(Invocation call) => ulong.TryParse(call.Get(_seed) ?? "0", out var number)
        ? number
        : throw new InvalidInputException($"--seed takes a whole number from 0 to {ulong.MaxValue}, not '{call.Get(_seed)}'.");

    /// <summary>A seed without a draw is a mistake.</summary>
    /// <exception cref="InvalidInputException">There is a seed and nothing to draw.</exception>
    public void RefuseLoneSeed(Invocation call)
    {
        if (call.Has(_seed) && !call.Has(_sample)) throw new InvalidInputException("--seed says which random draw is meant, so it needs --sample N.");
    }

    /// <summary>True where the options say which samples, and not only which files of theirs.</summary>
    public bool ChoosesSamples(Invocation call) => All.Any(option => option != _datetime && option != _products && call.Has(option));

    /// <summary>True where the options say which files of each sample.</summary>
    public bool ChoosesFiles(Invocation call) => call.Has(_datetime) || call.Has(_products);

    /// <summary>The options as they were written, to be read by people.</summary>
    public string TextOf(Invocation call) =>
        string.Join(' ', All.OfType<Option<string>>().Where(call.Has).Select(option => $"{option.Name} {ShellText.Quote(call.Get(option)!)}"));

    /// <summary>True where the options say which products.</summary>
    public bool ChoosesProducts(Invocation call) => call.Has(_products);

    /// <exception cref="InvalidInputException">An option cannot be understood.</exception>
    public Subset Read(Invocation call) => new()
    {
        Areas = [.. _areas.Read(call)],
        Ids = call.Get(_ids) is { } ids ? ReadIds(ids) : null,
        Filter = call.Get(_filter) is { } filter ? FilterArgument.Read(filter) : null,
        Datetime = call.Get(_datetime) is { } time ? TimeInterval.Parse(time) : TimeInterval.Always,
        Products = Product.ParseList(call.Get(_products) ?? usualProducts),
        Draw = Draw(call),
        Limit = CountText.Parse(_limit.Name, call.Get(_limit)),
    };

    private static Option<string> Text(string name, string form, string description, Func<CompletionContext, IEnumerable<CompletionItem>>? completions = null)
    {
        var option = new Option<string>(name) { Description = description, HelpName = form };
        if (completions is not null) option.CompletionSources.Add(completions);
        return option;
    }

    private static IReadOnlyList<SampleId> ReadIds(string source)
    {
        if (IdList.TryParse(source) is { } ids)
        {
            return ids;
        }

        if (source != StandardInput.Name)
        {
            return IdList.ReadFile(source);
        }

        using var input = StandardInput.Open();
        return IdList.Read(input, StandardInput.Title);
    }

    private SampleDraw? Draw(Invocation call) =>
        CountText.Parse(_sample.Name, call.Get(_sample)) is { } count ? new SampleDraw(count, Seed(call)) : null;
}
