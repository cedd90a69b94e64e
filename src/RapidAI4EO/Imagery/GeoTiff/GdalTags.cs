using System.Globalization;
using System.Xml;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>The two tags in which GDAL keeps what TIFF has no place for: the names and scales of bands, and the sample that means none.</summary>
internal static class GdalTags
{
    private const int MaxCharacters = 1 << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
    };

    public static double? Nodata(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : text?.Trim().TrimStart('-', '+').StartsWith("inf", StringComparison.OrdinalIgnoreCase) == true ? (text.Contains('-') ? double.NegativeInfinity : double.PositiveInfinity)
        : null;

    /// <summary>One description a band. XML that cannot be read is as none: it is about the pixels, and they can be read without.</summary>
    public static BandDescription[] Descriptions(string? xml, int bands)
    {
        var descriptions = new BandDescription[bands];
        Array.Fill(descriptions, BandDescription.Unknown);
        if (xml is null) return descriptions;
        try
        {
            // Node by node: to build a tree of a stranger's XML is to go as deep as it is nested.
            using var reader = XmlReader.Create(new StringReader(xml), Settings);
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "Item" })
                {
                    Apply(reader.GetAttribute("sample"), reader.GetAttribute("role"), reader.ReadElementContentAsString(), descriptions);
                }
                else
                {
                    reader.Read();
                }
            }
        }
        catch (XmlException)
        {
            Array.Fill(descriptions, BandDescription.Unknown);
        }

        return descriptions;
    }

    private static void Apply(string? sample, string? role, string value, BandDescription[] descriptions)
    {
        if (!int.TryParse(sample, out var band) || (uint)band >= (uint)descriptions.Length) return;
        var before = descriptions[band];
        var number = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) ? read : (double?)null;
        descriptions[band] = role switch
        {
            "description" when value.Length > 0 => before with { Name = Unescape(value) },
            "scale" => before with { Scale = number ?? before.Scale },
            "offset" => before with { Offset = number ?? before.Offset },
            _ => before,
        };
    }

    /// <summary>GDAL escapes texts twice, once by itself and once as XML; the first is undone here.</summary>
    private static string Unescape(string text) =>
        text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&apos;", "'").Replace("&amp;", "&");
}
