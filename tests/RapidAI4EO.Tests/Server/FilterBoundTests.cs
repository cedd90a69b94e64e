using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>The bounds of filters are those that the guides name: so much is answered, one more is refused, in both encodings.</summary>
public sealed partial class FilterBoundTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Text = "clc_1 = 1";
    private const string Json = """{"op":"=","args":[{"property":"clc_1"},1]}""";

    private static readonly int[] Bounds = Numbers("cql2.md", OfTheLanguage());

    private static int Levels => Bounds[1];

    private static int Parts => Bounds[0];

    [Fact]
    public void Guides_OfTheLanguageAndOfTheApi_NameTheSameBounds() => Assert.Equal([Levels, Parts], Numbers("api.md", OfTheApi()));

    /// <summary>The comparison is a level, its operands another.</summary>
    [Fact]
    public Task Filter_OfNegations_MayHaveTheDocumentedLevels() => HoldsAsync(
        Levels,
        levels => $"{Repeat("NOT (", levels - 2)}{Text}{Repeat(")", levels - 2)}",
        levels => $"{Repeat("""{"op":"not","args":[""", levels - 2)}{Json}{Repeat("]}", levels - 2)}");

    /// <summary>Read from the left, so each operator is a level round those before it.</summary>
    [Fact]
    public Task Filter_OfArithmetic_MayHaveTheDocumentedLevels() => HoldsAsync(
        Levels,
        levels => $"row < 1{Repeat(" + 1", levels - 2)}",
        levels => $$"""{"op":"<","args":[{"property":"row"},{{Repeat("""{"op":"+","args":[""", levels - 2)}}1{{Repeat(",1]}", levels - 2)}}]}""");

    [Fact]
    public async Task Filter_OfParentheses_MayHaveTheDocumentedLevels()
    {
        await AskAsync(AsText($"{Repeat("(", Levels)}{Text}{Repeat(")", Levels)}"), isRefused: false);
        await AskAsync(AsText($"{Repeat("(", Levels + 1)}{Text}{Repeat(")", Levels + 1)}"), isRefused: true, Levels);
    }

    /// <summary>A part for OR and two for each condition; negations make the rest.</summary>
    [Fact]
    public Task Filter_OfConditions_MayHaveTheDocumentedParts() => HoldsAsync(
        Parts,
        parts => $"{Repeat("NOT ", (parts + 1) % 2)}{Text}{Repeat($" OR {Text}", ((parts - 1) / 2) - 1)}",
        parts => $$"""
            {"op":"or","args":[{{((parts + 1) % 2 == 1 ? $$"""{"op":"not","args":[{{Json}}]}""" : Json)}}{{Repeat("," + Json, ((parts - 1) / 2) - 1)}}]}
            """);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string AsText(string filter) => JsonSerializer.Serialize(new Dictionary<string, object> { ["limit"] = 1, ["filter-lang"] = "cql2-text", ["filter"] = filter });

    private static int[] Numbers(string guide, Regex sentence)
    {
        var found = sentence.Match(File.ReadAllText(Path.Combine(SharedData.Repository(), "docs", guide)));
        return [.. found.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
    }

    private async Task HoldsAsync(int bound, Func<int, string> text, Func<int, string> json)
    {
        foreach (var (much, isRefused) in (IEnumerable<(int, bool)>)[(bound, false), (bound + 1, true)])
        {
            await AskAsync(AsText(text(much)), isRefused, bound);
            await AskAsync($$"""{"limit":1,"filter":{{json(much)}}}""", isRefused, bound);
        }
    }

    private async Task AskAsync(string body, bool isRefused, int bound = 0)
    {
        var answer = await api.PostAsync("/search", body, isRefused ? HttpStatusCode.BadRequest : HttpStatusCode.OK);
        if (!isRefused) return;
        Assert.Equal("filter", answer.GetProperty("parameter").GetString());
        Assert.Contains(bound.ToString("N0", CultureInfo.InvariantCulture), answer.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"([\d,]+) conditions, names and operators [^.]* nests at most (\d+) levels")]
    private static partial Regex OfTheLanguage();

    [GeneratedRegex(@"a filter \| (\d+) levels, ([\d,]+) conditions")]
    private static partial Regex OfTheApi();
}
