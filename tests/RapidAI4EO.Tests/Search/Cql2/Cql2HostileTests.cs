using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Json;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Cql2;

/// <summary>Whatever comes as a filter brings a result or a sentence, and never anything else.</summary>
public class Cql2HostileTests
{
    private const string Pieces = "()',\"\\%_^*/-+.<>= 019eE{}[]:é\ud800\0\t";

    private static readonly string[] Words =
    [
        "NOT ", " AND ", " OR ", "clc_311", "geometry", "datetime", "IS NULL", " IN (", " LIKE '", "CASEI(", "BBOX(1,2,3,4)", "POINT(1 2)", "DATE('2018-02-30')",
        "INTERVAL('..','..')", "1e400", "^ 32", "{\"op\":\"and\",\"args\":[", "\"args\":[]", "null", "S_WITHIN(", "T_DURING(", "A_EQUALS(",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Find_MutatedExample_AnswersOrSaysWhy(int seed)
    {
        var examples = Cql2Examples.Texts().Select(e => e.Text).Concat(Cql2Examples.Jsons().Select(e => e.Json)).ToList();
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++)
        {
            var text = Mutated(examples[random.Next(examples.Count)], examples[random.Next(examples.Count)], random);
            AssertAnswersOrSaysWhy(text, $"seed {seed}, round {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Find_MutatedFilterOfOurs_AnswersOrSaysWhy(int seed)
    {
        var expressions = new RandomExpression(seed, ExpressionWords.Anything with
        {
            Numbers = ["clc_311", "row", "gsd"],
            TextProperties = ["id", "zone"],
            Instants = ["datetime"],
            Geometries = ["geometry"],
            Arrays = ["clc_classes"],
            Functions = [],
            Places = [(11.6, 50.1), (12.4, 50.7), (12, 50.3)],
        });
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var (one, other) = (expressions.Condition(2), expressions.Condition(2));
            var text = i % 2 == 0 ? Mutated(one.ToString(), other.ToString(), random) : Mutated(Cql2JsonWriter.Write(one), Cql2JsonWriter.Write(other), random);
            AssertAnswersOrSaysWhy(text, $"seed {seed}, round {i}");
        }
    }

    [Theory]
    [InlineData("(", "")]
    [InlineData("NOT ", "TRUE")]
    [InlineData("-", "1 = 1")]
    [InlineData("CASEI(", "'a'")]
    [InlineData("f(", "")]
    [InlineData("A_EQUALS((", "")]
    [InlineData("S_WITHIN(GEOMETRYCOLLECTION(", "")]
    [InlineData("INTERVAL(", "")]
    [InlineData("1 + (", "1")]
    [InlineData("[", "")]
    [InlineData("{\"op\":\"not\",\"args\":[", "true")]
    [InlineData("{\"op\":\"+\",\"args\":[1,", "1")]
    public void Parse_EndlessNesting_IsRefusedInASentence(string prefix, string rest)
    {
        var text = string.Concat(Enumerable.Repeat(prefix, 1_000_000 / prefix.Length)) + rest;
        Assert.EndsWith(".", Assert.Throws<InvalidInputException>(() => Cql2Parser.Parse(text)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => Cql2JsonParser.Parse(text));
    }

    [Theory]
    [InlineData("((((2 ^ 32) ^ 32) ^ 32) ^ 32) > clc_311")]
    [InlineData("((((clc_311 + 0.1) ^ 32) ^ 32) ^ 32) > 1")]
    public void Check_NumbersWithoutBound_AreRefused(string text) =>
        Assert.Contains("digits", Assert.Throws<InvalidInputException>(() => FilterScope.Samples.Check(Cql2Parser.Parse(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Check_ChainsInParentheses_AreRefusedBeforeTheyNeedTheStack()
    {
        var chain = string.Concat(Enumerable.Repeat(" + 1", 190));
        var text = string.Concat(Enumerable.Repeat("(", 90)) + "1" + string.Concat(Enumerable.Repeat(chain + ")", 90)) + " > clc_1";
        Assert.Contains("300 levels", Assert.Throws<InvalidInputException>(() => Cql2Parser.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_MoreConditionsThanASearchShouldLookAt_IsRefusedInBothEncodings()
    {
        var text = "clc_1 = 1" + string.Concat(Enumerable.Repeat(" OR clc_1 = 1", 70_000));
        const string Test = """{"op":"=","args":[{"property":"clc_1"},1]}""";
        var json = $$"""{"op":"or","args":[{{Test}}{{string.Concat(Enumerable.Repeat("," + Test, 20_000))}}]}""";
        Assert.Contains("2,000", Assert.Throws<InvalidInputException>(() => Cql2Parser.Parse(text)).Message, StringComparison.Ordinal);
        Assert.Contains("2,000", Assert.Throws<InvalidInputException>(() => Cql2JsonParser.Parse(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_LongListOfValues_IsNoMatterOfParts()
    {
        var filter = (InList)Cql2Parser.Parse($"id IN ('a'{string.Concat(Enumerable.Repeat(", 'a'", 50_000))})");
        Assert.Equal(50_001, filter.Items.Count);
    }

    [Fact]
    public void Parse_AsDeepAsIsAllowed_NeedsNoMoreThanASmallStack()
    {
        Exception? fault = null;
        var thread = new Thread(() => fault = Record.Exception(() => Cql2Parser.Parse($"{new string('(', 300)}clc_1 = 1{new string(')', 300)}")), 1 << 20);
        thread.Start();
        thread.Join();
        Assert.Null(fault);
    }

    private static void AssertAnswersOrSaysWhy(string text, string what)
    {
        foreach (var parse in (Func<string, Cql2Expression>[])[Cql2Parser.Parse, Cql2JsonParser.Parse])
        {
            try
            {
                var filter = parse(text);
                Assert.Equal(filter, Cql2Parser.Parse(filter.ToString()));
                Assert.Equal(filter, Cql2JsonParser.Parse(Cql2JsonWriter.Write(filter)));
                new SampleSearch(TestIndex.ZoneBorder.Index).Find(new Subset { Filter = filter, Scope = FilterScope.ItemsOf(Product.Labels) });
            }
            catch (InvalidInputException e)
            {
                Assert.False(string.IsNullOrWhiteSpace(e.Message));
            }
            catch (Exception e)
            {
                Assert.Fail($"{what}: {e.GetType().Name} {e.Message} from {text}");
            }
        }
    }

    private static string Mutated(string text, string other, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(mutated.Length + 1);
            var length = Math.Min(random.Next(1, 12), mutated.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    mutated.Insert(at, Words[random.Next(Words.Length)]);
                    break;
                case 3:
                    mutated.Insert(at, mutated.ToString(at, length));
                    break;
                case 4:
                    mutated.Insert(at, other.AsSpan(random.Next(other.Length)));
                    break;
                default:
                    mutated.Length = at;
                    break;
            }
        }

        return mutated.ToString();
    }
}
