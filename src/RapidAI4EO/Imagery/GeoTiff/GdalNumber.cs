using System.Globalization;
using System.Text.RegularExpressions;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// Numbers as GDAL reads them from the texts of its tags: what follows the number does not matter, and programs of some countries write a
/// comma for the point.
/// </summary>
internal static partial class GdalNumber
{
    /// <returns>Null where the text does not begin with a number.</returns>
    public static double? Read(string text)
    {
        var start = text.TrimStart();
        if (Special().Match(start) is { Success: true } special) return ValueOf(special.Value);
        if (Hexadecimal().Match(start) is { Success: true } hex) return Convert.ToInt32(hex.Groups[1].Value, 16);
        var decimalSign = start.AsSpan().IndexOfAny('.', ',') is >= 0 and var at ? start[at] : '.';
        var match = (decimalSign == ',' ? WithComma() : WithPoint()).Match(start);
        // No number of this form is beyond a double: what is too large is infinite.
        return match.Success ? double.Parse(match.Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }

    private static double ValueOf(string text) =>
        text.Contains("NAN", StringComparison.OrdinalIgnoreCase) || text.Contains("IND", StringComparison.OrdinalIgnoreCase) ? double.NaN
        : text[0] == '-' ? double.NegativeInfinity
        : double.PositiveInfinity;

    /// <summary>Numbers that are none, also as the C library of Windows writes them.</summary>
    [GeneratedRegex(@"\A[-+]?(nan|inf|1\.#(QNAN|SNAN|IND|INF))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    [GeneratedRegex(@"\A0[xX]([0-9a-fA-F]{1,7})")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"\A[-+]?([0-9]+,?[0-9]*|,[0-9]+)([eE][-+]?[0-9]+)?")]
    private static partial Regex WithComma();
}
