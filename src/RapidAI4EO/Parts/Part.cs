using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Parts;

/// <summary>One of the parts that a piece of work is cut into: <c>3/8</c> is the third of eight. A part is an ordinary run, on any machine.</summary>
/// <param name="Number">Which, from 1 to <paramref name="Count"/>.</param>
/// <param name="Count">How many there are, at least 1.</param>
public readonly record struct Part(int Number, int Count)
{
    /// <summary>The most parts that anything is cut into.</summary>
    public const int MaxCount = 1_000_000;

    /// <summary>Whether there is only this one.</summary>
    public bool IsWhole => Count == 1;

    /// <summary>Reads <c>3/8</c>.</summary>
    /// <exception cref="InvalidInputException">It is no such text.</exception>
    public static Part Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && k >= 1 && n <= MaxCount && k <= n
            ? new Part(k, n)
            : throw new InvalidInputException($"A part is written K/N, as 3/8 for the third of eight, with N up to {MaxCount}, not '{DisplayText.Text(text)}'.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
