using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Which values of a band become black and white: of surface reflectance 0 to about 1, else in the file's own unit.</summary>
/// <param name="Low">What becomes black, as all that is less.</param>
/// <param name="High">What becomes white, as all that is more.</param>
public readonly record struct BandRange(double Low, double High)
{
    /// <summary>For pictures of visible bands alone: most land reflects less than 0.3 of visible light, and clouds, snow and bright roofs may be white.</summary>
    public static BandRange Visible { get; } = new(0, 0.3);

    /// <summary>For pictures with a band beyond red: leaves reflect up to half of the near infrared.</summary>
    public static BandRange Infrared { get; } = new(0, 0.5);

    /// <param name="text">Two numbers with a comma between them: <c>0,0.3</c>.</param>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public static BandRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',') is [var low, var high]
            && double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var from)
            && double.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out var to)
            && double.IsFinite(from) && double.IsFinite(to) && from < to
            ? new BandRange(from, to)
            : throw new InvalidInputException($"A range is two numbers, the lower first, as 0,0.3 of reflectance, and not '{DisplayText.Text(text)}'.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low:0.####} to {High:0.####}");
}
