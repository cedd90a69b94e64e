using System.Buffers;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.LandCover;

namespace RapidAI4EO.Synthetic.Resources;

/// <summary>The label file of one sample: a GeoJSON Feature with the published polygon and the shares of all 45 classes.</summary>
internal static class LabelFile
{
    public static byte[] Create(SampleId sample, IReadOnlyList<ClassPixels> cover)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("sample_id", sample.ToString());
            WriteShares(json, cover);
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            PublishedPolygon.Write(json, sample);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteShares(Utf8JsonWriter json, IReadOnlyList<ClassPixels> cover)
    {
        Span<byte> share = stackalloc byte[PublishedNumber.MaxLength];
        var next = 0;
        foreach (var clc in ClcNomenclature.Classes)
        {
            var pixels = next < cover.Count && cover[next].Class == clc ? cover[next++].Pixels : 0;
            json.WritePropertyName(clc.Property);
            json.WriteRawValue(share[..PublishedNumber.WriteShare(pixels, share)]);
        }
    }
}
