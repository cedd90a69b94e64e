using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>
/// Which values become black and white: percentiles of the band that is shown. Each band has its own, so that a hazy blue and a bright
/// near infrared both use the whole range.
/// </summary>
/// <param name="Low">Percent of the pixels that become black, from 0.</param>
/// <param name="High">The percentile from which all is white, to 100.</param>
public readonly record struct Stretch(double Low, double High)
{
    public static Stretch Default { get; } = new(2, 98);

    /// <param name="text">Two percentiles with a comma between them: <c>2,98</c>.</param>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public static Stretch Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',') is [var low, var high]
            && double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var from)
            && double.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out var to)
            && from >= 0 && to <= 100 && from < to
            ? new Stretch(from, to)
            : throw new InvalidInputException($"A stretch is two percentiles from 0 to 100, the lower first, as in 2,98, and not '{text}'.");
    }
}
