using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>
/// The head of a safetensors file as its format describes it: the length of a JSON object in eight bytes, the object, and spaces behind
/// it. Offsets count from the head's end, and the arrays lie without gaps.
/// </summary>
internal static class TensorHead
{
    private const int Alignment = 8;

    /// <param name="plan">What is exported.</param>
    /// <param name="tensors">In the order of the file.</param>
    /// <param name="samples">Samples in the file.</param>
    /// <param name="leastLength">Bytes that the head has at least, for one that is to take the place of another.</param>
    public static byte[] Make(ExportPlan plan, IReadOnlyList<Tensor> tensors, int samples, int leastLength = 0)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = ExportMetadata.Style.Encoder }))
        {
            json.WriteStartObject();
            WriteMetadata(json, plan);
            var at = 0L;
            foreach (var tensor in tensors) at = Write(json, tensor, samples, at);
            json.WriteEndObject();
        }

        var length = Math.Max((sizeof(long) + text.WrittenCount + Alignment - 1) / Alignment * Alignment, leastLength);
        var head = new byte[length];
        BinaryPrimitives.WriteInt64LittleEndian(head, length - sizeof(long));
        head.AsSpan(sizeof(long)).Fill((byte)' ');
        text.WrittenSpan.CopyTo(head.AsSpan(sizeof(long)));
        return head;
    }

    private static long Write(Utf8JsonWriter json, Tensor tensor, int samples, long at)
    {
        var end = at + (tensor.Fixed is null ? tensor.EntryBytes * samples : tensor.EntryBytes);
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype"u8, tensor.Type);
        json.WriteStartArray("shape"u8);
        if (tensor.Fixed is null) json.WriteNumberValue(samples);
        foreach (var size in tensor.Shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets"u8);
        json.WriteNumberValue(at);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }

    /// <summary>The format takes nothing but text here.</summary>
    private static void WriteMetadata(Utf8JsonWriter json, ExportPlan plan)
    {
        var options = plan.Options;
        json.WriteStartObject("__metadata__"u8);
        json.WriteString("program"u8, options.Program);
        foreach (var array in plan.Arrays)
        {
            json.WriteString($"{array.Name}_band", string.Join(',', array.Bands));
            json.WriteString($"{array.Name}_fill_value", array.FillValue.ToString(CultureInfo.InvariantCulture));
            if (array.Product != Product.PlanetFusionQuality) json.WriteString($"{array.Name}_reflectance_scale", "0.0001");
        }

        json.WriteString("label_scheme"u8, options.Scheme.Name);
        json.WriteString("label_form"u8, options.FormText);
        // Names may have commas.
        json.WriteString("label_name"u8, string.Join('\n', options.Scheme.Labels.Select(label => label.Key)));
        if (options.Split is { } split) json.WriteString("split_name"u8, string.Join(',', split.Names));
        var licences = options.Products.Append(Product.Labels).Select(Licence.Of).Distinct();
        json.WriteString("licences"u8, new StringBuilder().AppendJoin('\n', licences.Select(licence => $"{licence.Title}: {licence.Terms}. {licence.Attribution}.")).ToString());
        json.WriteEndObject();
    }
}
