using RapidAI4EO.Search.Cql2.Json;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Cql2;

/// <summary>What is printed reads back as the same expression, from either encoding into the other.</summary>
public class Cql2RoundTripTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TextToJsonToText_RandomExpression_MeansTheSame(int seed)
    {
        var random = new RandomExpression(seed, ExpressionWords.Anything);
        for (var i = 0; i < 100; i++)
        {
            var filter = random.Condition();
            var text = filter.ToString();
            var fromText = Cql2Parser.Parse(text);
            Assert.True(filter == fromText, $"seed {seed}, round {i}: {text} reads back as {fromText}");
            var json = Cql2JsonWriter.Write(fromText);
            var fromJson = Cql2JsonParser.Parse(json);
            Assert.True(filter == fromJson, $"seed {seed}, round {i}: {json} reads back as {fromJson}");
            Assert.Equal(text, fromJson.ToString());
        }
    }

    [Theory]
    [InlineData("A_EQUALS((1), v)", "{\"op\":\"a_equals\",\"args\":[[1],{\"property\":\"v\"}]}")]
    [InlineData("A_EQUALS(((1)), v)", "{\"op\":\"a_equals\",\"args\":[[[1]],{\"property\":\"v\"}]}")]
    [InlineData("A_EQUALS((), v)", "{\"op\":\"a_equals\",\"args\":[[],{\"property\":\"v\"}]}")]
    [InlineData("A_EQUALS(((a + 1)), v)", "{\"op\":\"a_equals\",\"args\":[[{\"op\":\"+\",\"args\":[{\"property\":\"a\"},1]}],{\"property\":\"v\"}]}")]
    [InlineData("A_EQUALS(((a > 1), (2, 'x')), v)", "{\"op\":\"a_equals\",\"args\":[[{\"op\":\">\",\"args\":[{\"property\":\"a\"},1]},[2,\"x\"]],{\"property\":\"v\"}]}")]
    [InlineData("x = -foo", "{\"op\":\"=\",\"args\":[{\"property\":\"x\"},{\"op\":\"*\",\"args\":[-1,{\"property\":\"foo\"}]}]}")]
    [InlineData("x > .5 OR x < 007.e2", "{\"op\":\"or\",\"args\":[{\"op\":\">\",\"args\":[{\"property\":\"x\"},0.5]},{\"op\":\"<\",\"args\":[{\"property\":\"x\"},7e2]}]}")]
    [InlineData("x = 'it''s' OR x = 'it\\'s'", "{\"op\":\"or\",\"args\":[{\"op\":\"=\",\"args\":[{\"property\":\"x\"},\"it's\"]},{\"op\":\"=\",\"args\":[{\"property\":\"x\"},\"it's\"]}]}")]
    [InlineData("S_TOUCHES(g, MULTIPOINT(1 2, 3 4))", "{\"op\":\"s_touches\",\"args\":[{\"property\":\"g\"},{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}]}")]
    [InlineData("t_metby(d, INTERVAL('..', DATE))", "{\"op\":\"t_metBy\",\"args\":[{\"property\":\"d\"},{\"interval\":[\"..\",{\"property\":\"DATE\"}]}]}")]
    public void Write_Text_IsThatJson(string text, string json) => Assert.Equal(json, Cql2JsonWriter.Write(Cql2Parser.Parse(text)));
}
