using System.CommandLine.Completions;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Filters;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>What may come next in values that shells cannot know.</summary>
internal static class Completions
{
    private static readonly string[] Times = ["2018", "2019", "2018-01", "2018-05", "2018-07", "2018/2019"];

    public static IEnumerable<CompletionItem> Products(CompletionContext context) => List(context, Product.All.Select(product => product.Key));

    /// <summary>Codes, and names of one word, which need no quotes in a shell.</summary>
    public static IEnumerable<CompletionItem> Countries(CompletionContext context) => Items(Geometry.Countries.All
        .SelectMany(country => new[] { country.Alpha2, country.Name }).OfType<string>().Where(name => !name.Contains(' ', StringComparison.Ordinal)));

    public static IEnumerable<CompletionItem> Datetimes(CompletionContext context) => Items(Times);

    /// <summary>Properties in the place of the word that is being written, behind whatever stands before it.</summary>
    public static IEnumerable<CompletionItem> Filter(CompletionContext context)
    {
        var written = context.WordToComplete;
        var start = written.LastIndexOfAny([' ', '(', '+', '-', '*', '/', '"', '\'']) + 1;
        return Items(FilterScope.Samples.Queryables.Select(property => written[..start] + property.Name));
    }

    /// <summary>The last of a list with commas, of which those before it are taken.</summary>
    private static IEnumerable<CompletionItem> List(CompletionContext context, IEnumerable<string> values)
    {
        var written = context.WordToComplete;
        var start = written.LastIndexOf(',') + 1;
        var taken = written[..start].Split(',');
        return Items(values.Where(value => !taken.Contains(value)).Select(value => written[..start] + value));
    }

    private static IEnumerable<CompletionItem> Items(IEnumerable<string> texts) => texts.Select(text => new CompletionItem(text));
}
