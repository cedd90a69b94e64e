using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Json;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Cql2;

/// <summary>The standard's own examples.</summary>
public class Cql2ExamplesTests
{
    private const string Start = "<!-- examples -->\n";
    private const string End = "<!-- end of examples -->";

    [Fact]
    public void Parse_EveryExample_IsTheSameInBothEncodings()
    {
        foreach (var (name, text) in Cql2Examples.Texts())
        {
            Assert.True(Cql2Parser.Parse(text) == Cql2JsonParser.Parse(Cql2Examples.JsonOf(name)), name);
        }
    }

    [Fact]
    public void Write_EveryExample_ReadsBackTheSame()
    {
        foreach (var filter in Cql2Examples.Texts().Select(e => Cql2Parser.Parse(e.Text)).Concat(Cql2Examples.Jsons().Select(e => Cql2JsonParser.Parse(e.Json))))
        {
            Assert.Equal(filter, Cql2Parser.Parse(filter.ToString()));
            Assert.Equal(filter, Cql2JsonParser.Parse(Cql2JsonWriter.Write(filter)));
        }
    }

    [Fact]
    public void Document_TableOfExamples_SaysWhatBecomesOfEach()
    {
        var table = new StringBuilder("| example | what becomes of it |\n|---|---|\n");
        foreach (var (name, text) in Cql2Examples.Texts())
        {
            table.Append($"| {name} | {Outcome(text)} |\n");
        }

        var document = File.ReadAllText(Path.Combine(SharedData.Repository(), "docs", "cql2.md"));
        var start = document.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        Assert.Equal(table.ToString(), document[start..document.IndexOf(End, StringComparison.Ordinal)]);
    }

    private static string Outcome(string text)
    {
        try
        {
            var subset = new Subset { Filter = Cql2Parser.Parse(text), Scope = FilterScope.ItemsOf(Product.PlanetFusion) };
            new SampleSearch(TestIndex.ZoneBorder.Index).Find(subset);
            return "evaluated";
        }
        catch (InvalidInputException e)
        {
            var reason = e.Message[(e.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..];
            return "refused: " + reason.Split(". ")[0].TrimEnd('.');
        }
    }
}
