using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Filters;
using Xunit;

namespace RapidAI4EO.Tests.Search.Cql2;

public class Cql2ParserTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("   ", 1)]
    [InlineData("clc_311", 1)]
    [InlineData("clc_311 >", 10)]
    [InlineData("clc_311 > 0.5 AND", 18)]
    [InlineData("clc_31x > 0.5", 1)]
    [InlineData("clc_311 > 0.5 AND clc_777 < 1", 19)]
    [InlineData("CLC_311 > 0.5", 1)]
    [InlineData("clc_311 == 0.5", 10)]
    [InlineData("clc_311 != 0.5", 9)]
    [InlineData("clc_311 > 0.5 && clc_312 > 0", 15)]
    [InlineData("(clc_311 > 0.5", 15)]
    [InlineData("clc_311 > 0.5)", 14)]
    [InlineData("clc_311 > 'x'", 11)]
    [InlineData("clc_311 > 'x", 11)]
    [InlineData("clc_311 BETWEEN 0.1 OR 0.2", 21)]
    [InlineData("clc_311 IN 0.1", 12)]
    [InlineData("clc_311 IN ()", 13)]
    [InlineData("clc_311 IN (0.1, 'a')", 18)]
    [InlineData("clc_311 + (clc_312 > 1) > 2", 11)]
    [InlineData("(clc_311 > 1) = (clc_312 > 1)", 1)]
    [InlineData("clc_311 > 1e", 11)]
    [InlineData("clc_311 > 1e9999", 11)]
    [InlineData("clc_311 > 0.5x", 14)]
    [InlineData("clc_311 ^ 0.5 > 1", 11)]
    [InlineData("clc_311 ^ row > 1", 11)]
    [InlineData("foo(clc_311) > 1", 1)]
    [InlineData("clc_311 > 1 clc_312 > 1", 13)]
    [InlineData("clc_311 > 0.5 ; DROP", 15)]
    [InlineData("NOT", 4)]
    public void Parse_Fault_NamesTheColumn(string text, int column)
    {
        var error = Assert.Throws<InvalidInputException>(() => FilterScope.Samples.Check(Cql2Parser.Parse(text)));
        Assert.StartsWith($"The filter is wrong at column {column}:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused() =>
        Assert.Throws<InvalidInputException>(() => Cql2Parser.Parse(new string('(', 10_000) + "clc_311 > 0" + new string(')', 10_000)));

    [Theory]
    [InlineData("NOT ")]
    [InlineData("-")]
    public void Parse_EndlessPrefix_IsRefused(string prefix) =>
        Assert.Throws<InvalidInputException>(() => Cql2Parser.Parse(string.Concat(Enumerable.Repeat(prefix, 20_000)) + "clc_311 > 0"));

    [Fact]
    public void Parse_EndlessChain_IsRefused() =>
        Assert.Throws<InvalidInputException>(() => Cql2Parser.Parse("0" + string.Concat(Enumerable.Repeat(" + clc_311", 20_000)) + " > 0"));

    [Theory]
    [InlineData("clc_311>0.5 and not clc_312<.1", "(clc_311 > 0.5 AND NOT (clc_312 < .1))")]
    [InlineData("clc_1 + clc_2 * clc_3 > 1", "(clc_1 + (clc_2 * clc_3)) > 1")]
    [InlineData("clc_1 - clc_2 - clc_3 > 1", "((clc_1 - clc_2) - clc_3) > 1")]
    [InlineData("clc_1 > 0 OR clc_2 > 0 AND clc_3 > 0", "(clc_1 > 0 OR (clc_2 > 0 AND clc_3 > 0))")]
    [InlineData("\"clc_1\" > -1", "clc_1 > -1")]
    [InlineData("id = 'it''s'", "id = 'it''s'")]
    [InlineData("clc_1 NOT IN (1,2)", "NOT (clc_1 IN (1, 2))")]
    public void Parse_OrderOfOperations_IsTheStandards(string text, string expected) => Assert.Equal(expected, Cql2Parser.Parse(text).ToString());
}
