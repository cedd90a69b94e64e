namespace RapidAI4EO.Tests.Server.Load;

/// <summary>A filter that no sample meets and that takes long to find that out: products of shares, in exact fractions.</summary>
internal static class LongFilter
{
    private const int Terms = 190;

    public static string Text { get; } = string.Join(" OR ", Enumerable.Range(1, Terms).Select(term => $"(clc_3 + 0.1{term}) * (clc_2 + 0.2{term}) * (clc_1 + 0.3{term}) > 9"));
}
