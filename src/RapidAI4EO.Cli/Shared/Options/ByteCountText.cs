using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>Reads options with numbers of bytes: <c>800kB</c>, <c>1.5 GB</c> and <c>10MiB</c>, in any case, or a plain number.</summary>
internal static class ByteCountText
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("kib", 1L << 10), ("mib", 1L << 20), ("gib", 1L << 30), ("tib", 1L << 40),
        ("kb", 1_000), ("mb", 1_000_000), ("gb", 1_000_000_000), ("tb", 1_000_000_000_000),
        ("b", 1),
    ];

    /// <returns>Whole bytes; null where the option was not given.</returns>
    /// <exception cref="InvalidInputException">It is no number of bytes, or less than <paramref name="least"/>.</exception>
    public static long? Parse(string option, string? text, long least = 1)
    {
        if (text is null) return null;
        var (number, unit) = Split(text);
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count))
        {
            throw new InvalidInputException($"{option} takes a number of bytes such as 800kB, 50MB or 10MiB, not '{text}'.");
        }

        if (count > long.MaxValue / unit) throw new InvalidInputException($"{option} takes at most {long.MaxValue} bytes, and '{text}' is more.");
        var bytes = (long)(count * unit);
        return bytes >= least ? bytes : throw new InvalidInputException($"{option} takes {least} bytes or more, and '{text}' is less.");
    }

    private static (string Number, long Unit) Split(string text)
    {
        // As rates are often written.
        if (text.EndsWith("/s", StringComparison.OrdinalIgnoreCase)) text = text[..^2];
        foreach (var (unit, bytes) in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)) return (text[..^unit.Length], bytes);
        }

        return (text, 1);
    }
}
