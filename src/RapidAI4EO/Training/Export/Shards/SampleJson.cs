using System.Buffers;
using System.Globalization;
using System.Text.Json;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Search.Output.Rows;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>
/// What stands beside the images of a sample, as JSON. Its length is known before the images are read, since all that they decide on is
/// a digit each.
/// </summary>
internal static class SampleJson
{
    public static byte[] Make(ExportPlan plan, SampleMetadata sample)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = ExportMetadata.Style.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("sample_id"u8, sample.Id.ToString());
            if (plan.Options.Split is { } split) json.WriteString("split"u8, sample.Part == Split.None ? SplitNames.None : split.Names[sample.Part]);
            json.WriteNumber("epsg"u8, sample.Id.Zone.EpsgCode);
            var bounds = sample.Id.Footprint.Bounds;
            WriteNumbers(json, "bounds", [bounds.XMin, bounds.YMin, bounds.XMax, bounds.YMax]);
            WriteLabel(json, plan.Options, sample.Labels);
            for (var i = 0; i < plan.Arrays.Count; i++) WriteArray(json, plan.Arrays[i], sample, sample.Valid[i]);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteLabel(Utf8JsonWriter json, ExportOptions options, ReadOnlySpan<int> labels)
    {
        if (options.Form == LabelForm.Dominant)
        {
            json.WriteNumber("label"u8, LabelCounts.Dominant(labels));
            return;
        }

        json.WriteStartArray("label"u8);
        foreach (var count in labels)
        {
            if (options.Form.IsMultiLabel) json.WriteNumberValue(count >= options.Form.MinCount ? 1 : 0);
            else json.WriteRawValue(FractionDecimals.Print(count));
        }

        json.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter json, ImageArray array, SampleMetadata sample, string valid)
    {
        json.WriteStartArray($"{array.Name}_time");
        foreach (var step in array.Steps) json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{step.Date:yyyy-MM-dd}"));
        json.WriteEndArray();
        WriteNumbers(json, $"{array.Name}_valid", [.. valid.Select(digit => (double)(digit - '0'))]);
        var t = ChipFootprintCheck.TransformOf(sample.Id, array.Layout.Width, array.Layout.Height);
        WriteNumbers(json, $"{array.Name}_transform", [t.X0, t.XPerColumn, t.XPerRow, t.Y0, t.YPerColumn, t.YPerRow]);
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
