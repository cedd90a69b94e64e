using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Tests.Search.Output;

/// <summary>
/// The rows that a table should have, from the other outputs of the same samples: land cover from the CSV, places and polygons from
/// the GeoJSON. A row is a line of text, in which doubles are written so that each has a text of its own.
/// </summary>
internal static class TableRows
{
    public static List<string> Of(SampleIndex index, SampleSet samples)
    {
        var csv = Encoding.UTF8.GetString(Bytes(new SampleWriter(index, samples).WriteCsv)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        using var json = JsonDocument.Parse(Bytes(new SampleWriter(index, samples).WriteGeoJson));
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Zip(csv, (feature, line) => Line(feature, line.Split(',')))];
    }

    /// <summary>A row as a reader of the table found it.</summary>
    /// <param name="fields">sample_id, zone, tile, row, column, and the 45 shares.</param>
    /// <param name="ring">Longitudes and latitudes in turn.</param>
    public static string Line(IEnumerable<JsonElement> fields, IEnumerable<double> ring) =>
        string.Join(' ', fields.Select(field => field.ValueKind == JsonValueKind.Number ? $"{field.GetDouble():R}" : field.GetString())) + Text(ring);

    private static string Line(JsonElement feature, string[] cells)
    {
        var properties = feature.GetProperty("properties");
        var place = ((string[])["sample_id", "zone", "tile", "row", "column"]).Select(name => properties.GetProperty(name).ToString());
        Xunit.Assert.Equal(cells[0], place.First());
        Xunit.Assert.Equal(ClcNomenclature.Count + 1, cells.Length);
        var ring = feature.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().SelectMany(point => point.EnumerateArray());
        return string.Join(' ', place.Concat(cells.Skip(1).Select(cell => $"{double.Parse(cell):R}"))) + Text(ring.Select(number => number.GetDouble()));
    }

    private static string Text(IEnumerable<double> ring) => " | " + string.Join(' ', ring.Select(number => $"{number:R}"));

    private static byte[] Bytes(Action<Stream, CancellationToken> write)
    {
        using var stream = new MemoryStream();
        write(stream, CancellationToken.None);
        return stream.ToArray();
    }
}
