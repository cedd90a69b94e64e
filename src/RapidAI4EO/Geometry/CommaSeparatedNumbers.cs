using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>Reads the numbers of an option, written with commas between them.</summary>
internal static class CommaSeparatedNumbers
{
    /// <param name="text">The option's text.</param>
    /// <param name="what">What the numbers are, at the start of a message.</param>
    /// <param name="form">How to write them.</param>
    /// <exception cref="InvalidInputException">A number is none, or not finite.</exception>
    public static double[] Parse(string text, string what, string form)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return Array.ConvertAll(parts, part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw new InvalidInputException(
                    $"{what} '{DisplayText.Text(text)}' has '{DisplayText.Text(part)}' where a number should be. Write {form}."));
    }
}
