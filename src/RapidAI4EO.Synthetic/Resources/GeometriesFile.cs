using System.Buffers;
using System.IO.Compression;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Resources;

/// <summary>
/// The published polygons as a GeoJSON FeatureCollection in gzip, a feature a line, in the layout and spacing of GDAL's writer, which
/// geopandas uses: no other member order is known to be the published one.
/// </summary>
internal static class GeometriesFile
{
    public static void Write(IReadOnlyList<SampleId> samples, Stream stream)
    {
        using var gzip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var buffered = new BufferedStream(gzip, 1 << 16);
        buffered.Write("{\n\"type\": \"FeatureCollection\",\n\"name\": \"rapidai4eo_geometries\",\n"u8);
        buffered.Write("\"crs\": { \"type\": \"name\", \"properties\": { \"name\": \"urn:ogc:def:crs:OGC:1.3:CRS84\" } },\n\"features\": [\n"u8);
        var line = new ArrayBufferWriter<byte>(512);
        for (var i = 0; i < samples.Count; i++)
        {
            line.ResetWrittenCount();
            AppendFeature(samples[i], line);
            line.Write(i < samples.Count - 1 ? ",\n"u8 : "\n"u8);
            buffered.Write(line.WrittenSpan);
        }

        buffered.Write("]\n}\n"u8);
    }

    private static void AppendFeature(SampleId sample, ArrayBufferWriter<byte> line)
    {
        line.Write("{ \"type\": \"Feature\", \"properties\": { \"sample_id\": \""u8);
        line.Advance(sample.WriteTo(line.GetSpan(SampleId.MaxLength)));
        line.Write("\" }, \"geometry\": { \"type\": \"Polygon\", \"coordinates\": [ [ "u8);
        var ring = PublishedPolygon.Ring(sample);
        for (var i = 0; i < ring.Length; i++)
        {
            line.Write(i == 0 ? "[ "u8 : ", [ "u8);
            line.Advance(PublishedNumber.WriteDegrees(ring[i].Longitude, line.GetSpan(PublishedNumber.MaxLength)));
            line.Write(", "u8);
            line.Advance(PublishedNumber.WriteDegrees(ring[i].Latitude, line.GetSpan(PublishedNumber.MaxLength)));
            line.Write(" ]"u8);
        }

        line.Write(" ] ] } }"u8);
    }
}
