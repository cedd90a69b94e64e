using System.Text.Json;

namespace RapidAI4EO.Geometry;

/// <summary>
/// The features of <c>Data/countries-50m.json</c>: the object <c>countries</c> of world-atlas 2.0.2, its arcs put last and one to a
/// line. So a program that asks for one country finds the lines of its arcs and parses those alone, not 100,000 positions.
/// </summary>
internal static class CountryMap
{
    private const string Source = "The map of countries";

    public static AreaFeature[] Read()
    {
        var text = EmbeddedData.Bytes("countries-50m.json");
        var start = text.AsSpan().IndexOf("\"arcs\":[\n"u8);
        byte[] head = [.. text.AsSpan(0, start), .. "\"arcs\":[]}"u8];
        var topology = JsonElement.Parse(head);
        // The first line is the member's name, and the last closes the text.
        var lines = Lines(text, start)[1..^1];
        var decoder = new TopoJsonDecoder(
            lines.Count,
            i => JsonElement.Parse(text.AsSpan(lines[i]).TrimEnd((byte)',')),
            TopoJsonTransform.Of(topology, new InputLocation(Source)));
        return [.. TopoJsonFeatures.Read(topology, decoder, Source)];
    }

    private static List<Range> Lines(byte[] text, int start)
    {
        var lines = new List<Range>();
        while (text.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length)
        {
            lines.Add(start..(start + length));
            start += length + 1;
        }

        return lines;
    }
}
