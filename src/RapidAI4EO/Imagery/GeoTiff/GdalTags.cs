using System.Globalization;
using System.Xml;
using System.Xml.Linq;

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
            using var reader = XmlReader.Create(new StringReader(xml), Settings);
            foreach (var item in XDocument.Load(reader).Root?.Elements("Item") ?? [])
            {
                Apply(item, descriptions);
            }
        }
        catch (XmlException)
        {
            Array.Fill(descriptions, BandDescription.Unknown);
        }

        return descriptions;
    }

    private static void Apply(XElement item, BandDescription[] descriptions)
    {
        if (!int.TryParse(item.Attribute("sample")?.Value, out var band) || (uint)band >= (uint)descriptions.Length) return;
        var before = descriptions[band];
        var number = double.TryParse(item.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) ? read : (double?)null;
        descriptions[band] = item.Attribute("role")?.Value switch
        {
            "description" when item.Value.Length > 0 => before with { Name = item.Value },
            "scale" => before with { Scale = number ?? before.Scale },
            "offset" => before with { Offset = number ?? before.Offset },
            _ => before,
        };
    }
}
