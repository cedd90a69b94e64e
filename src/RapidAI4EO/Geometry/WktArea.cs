using System.Text.RegularExpressions;
using NetTopologySuite.IO;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>Areas in well-known text. NTS's reader does the reading; around it stands what it lets pass or does not explain.</summary>
internal static partial class WktArea
{
    /// <summary>NTS reads collections by recursion.</summary>
    private const int MaxDepth = 40;

    /// <summary>True where the text starts like WKT, right or wrong.</summary>
    public static bool IsWkt(string text) => Keyword().IsMatch(text);

    /// <exception cref="InvalidInputException">The text is not WKT, or its geometry is not valid.</exception>
    public static NtsGeometry Read(string text, string source)
    {
        var place = new InputLocation(source);
        var body = WithoutSrid(text, place);
        CheckCharacters(body, place);
        return AreaBuilder.Build([(place, PositionCheck.Apply(Parse(body, place), place))], source);
    }

    private static NtsGeometry Parse(string text, InputLocation place)
    {
        try
        {
            return new WKTReader(new WktServices(place)).Read(text);
        }
        catch (Exception e) when (e is not InvalidInputException)
        {
            // ParseException, ArgumentException, AssertionFailedException: NTS has many ways to say that a text is wrong.
            throw place.Error($"it cannot be read: {e.Message.TrimEnd('.')}. Write it like POLYGON((13 52, 14 52, 14 53, 13 52)).");
        }
    }

    private static string WithoutSrid(string text, InputLocation place)
    {
        var match = Keyword().Match(text);
        var srid = match.Groups["srid"];
        return !srid.Success || srid.ValueSpan is "4326"
            ? text[match.Groups["type"].Index..]
            : throw place.Error($"its SRID is {DisplayText.Text(srid.ValueSpan)}. Reproject to EPSG:4326 (longitude, latitude) first.");
    }

    /// <summary>NTS stops at the last bracket it needs, so anything may follow; and it trips over characters beyond ASCII.</summary>
    private static void CheckCharacters(string text, InputLocation place)
    {
        var (depth, closed) = (0, false);
        foreach (var c in text)
        {
            if (closed && !char.IsWhiteSpace(c))
            {
                throw place.Error($"'{DisplayText.Text([c])}' follows its last bracket. Give one geometry; several go in a GEOMETRYCOLLECTION.");
            }

            if (!char.IsAscii(c))
            {
                throw place.Error(
                    $"it holds the character '{DisplayText.Text([c])}' (U+{(int)c:X4}). Write plain letters, digits, minus signs and spaces.");
            }

            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            closed |= c == ')' && depth == 0;
            if (depth > MaxDepth)
            {
                throw place.Error($"its brackets nest deeper than {MaxDepth}. Flatten its collections.");
            }
        }
    }

    // The types that NTS does not know are here to be refused as WKT and not as missing files.
    [GeneratedRegex(
        """
        ^\s* (SRID\s*=\s*(?<srid>\w*)\s*;\s*)?
        (?<type>POINT|LINESTRING|LINEARRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION
        |CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE|POLYHEDRALSURFACE|TRIANGLE|TIN)
        (?= \s | \( | EMPTY | ZM?[\s(] | M[\s(])
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Keyword();
}
