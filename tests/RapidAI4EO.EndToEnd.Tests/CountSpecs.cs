using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>The numbers that the corpus's tutorial prints.</summary>
public sealed class CountSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Theory]
    [InlineData("", 304)]
    [InlineData("--products pfsr,s2", 158)]
    [InlineData("--products s2", 12)]
    [InlineData("--products pfsr,s2 --datetime 2018", 85)]
    [InlineData("--products pfsr", 146)]
    [InlineData("--products pfsr --datetime 2018-05", 6)]
    [InlineData("--products pfsr,s2 --datetime 2018-05", 7)]
    [InlineData("--products pfsr,pfqa --datetime 2018-05", 12)]
    [InlineData("--products labels --datetime 2018-05", 1)]
    public async Task I_can_count_the_files_of_a_location(string arguments, int expected)
    {
        var count = await SearchAsync(["--limit", "1", "--output", "count", .. Split(arguments)]);
        AssertDone(count);
        Assert.Equal($"{expected}\n", count.Output);
    }

    [Theory]
    [InlineData("", 60_192)]
    [InlineData("--products pfsr,s2", 31_284)]
    [InlineData("--products s2", 2_376)]
    [InlineData("--products pfsr,s2 --datetime 2018", 16_830)]
    [InlineData("--products pfsr --datetime 2018-05", 1_188)]
    [InlineData("--products pfsr,s2 --datetime 2018-05", 1_386)]
    public async Task I_can_count_the_files_of_Berlin(string arguments, int expected)
    {
        var count = await SearchAsync(["--bbox", CorpusFixture.Berlin, "--output", "count", .. Split(arguments)]);
        AssertDone(count);
        Assert.Equal($"{expected}\n", count.Output);
    }

    [Fact]
    public async Task I_can_count_in_JSON()
    {
        var count = await SearchAsync("--bbox", CorpusFixture.Berlin, "--products", "s2,pfsr", "--output", "count", "--json");
        AssertDone(count);
        using var json = JsonDocument.Parse(count.Output);
        Assert.Equal(198, json.RootElement.GetProperty("samples").GetInt32());
        Assert.Equal(31_284, json.RootElement.GetProperty("assets").GetInt64());
        Assert.Equal(28_908, json.RootElement.GetProperty("products").GetProperty("pfsr").GetInt64());
        Assert.Equal(2_376, json.RootElement.GetProperty("products").GetProperty("s2").GetInt64());
        Assert.True(json.RootElement.GetProperty("estimatedBytes").GetInt64() > 1_000_000_000);
    }

    private static string[] Split(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
