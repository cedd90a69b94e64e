using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Imagery.Npy;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Completion;

/// <summary>What a reader has to know of an export, as members of a JSON object. docs/training.md explains them.</summary>
internal static class ExportMetadata
{
    /// <summary>Letters as they are: attributions have some that are not ASCII.</summary>
    public static JsonWriterOptions Style { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteMembers(Utf8JsonWriter json, ExportFinalizer end)
    {
        var plan = end.Plan;
        json.WriteString("program"u8, plan.Options.Program);
        json.WriteNumber("samples"u8, end.Summary.Samples);
        json.WriteNumber("dropped"u8, end.Summary.Dropped);
        json.WriteNumber("chips"u8, end.Summary.Chips);
        json.WriteNumber("missing"u8, end.Summary.Missing);
        json.WriteNumber("damaged"u8, end.Summary.Damaged);
        WriteArrays(json, end);
        WriteLabels(json, plan.Options);
        if (plan.Options.Split is { } split)
        {
            json.WriteStartArray("splits"u8);
            foreach (var name in split.Names) json.WriteStringValue(name);
            json.WriteEndArray();
        }

        WriteLicences(json, plan);
        json.WriteStartObject("index_sha256"u8);
        foreach (var source in plan.Index.Info.Sources) json.WriteString(Path.GetFileName(source.Path), source.Sha256);
        json.WriteEndObject();
        json.WriteStartObject("options"u8);
        foreach (var (name, value) in end.Request) json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteArrays(Utf8JsonWriter json, ExportFinalizer end)
    {
        json.WriteStartArray("arrays"u8);
        foreach (var array in end.Plan.Arrays)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, array.Name);
            json.WriteString("product"u8, array.Product.Key);
            json.WriteString("dtype"u8, array.Type.NumpyName());
            json.WriteStartArray("shape"u8);
            foreach (var size in array.Shape.Prepend(end.Summary.Samples)) json.WriteNumberValue(size);
            json.WriteEndArray();
            WriteMeaning(json, array);
            WriteTexts(json, "bands", array.Bands);
            WriteTexts(json, "times", array.Steps.Select(step => step.Timestamp.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What a reader of an array needs to turn its numbers into reflectance.</summary>
    public static void WriteMeaning(Utf8JsonWriter json, ImageArray array, bool withFill = true)
    {
        if (withFill) WriteNumber(json, "fill_value", array.FillValue);
        if (array.Layout.Nodata is { } nodata && !array.Type.IsFloat()) WriteNumber(json, "nodata", nodata);
        if (array.Product != Product.PlanetFusionQuality) json.WriteNumber("reflectance_scale"u8, 1 / Chip.StoredPerReflectance);
    }

    /// <summary>NaN and the like as text, as Zarr has it, since JSON has no such numbers.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    private static void WriteLabels(Utf8JsonWriter json, ExportOptions options)
    {
        json.WriteStartObject("label"u8);
        json.WriteString("scheme"u8, options.Scheme.Name);
        json.WriteString("form"u8, options.FormText);
        WriteTexts(json, "keys", options.Scheme.Labels.Select(label => label.Key));
        WriteTexts(json, "names", options.Scheme.Labels.Select(label => label.Title));
        json.WriteEndObject();
    }

    private static void WriteLicences(Utf8JsonWriter json, ExportPlan plan)
    {
        json.WriteStartArray("licences"u8);
        foreach (var licence in plan.Options.Products.Append(Product.Labels).Select(Licence.Of).Distinct())
        {
            json.WriteStartObject();
            json.WriteString("title"u8, licence.Title);
            json.WriteString("terms"u8, licence.Terms);
            json.WriteString("attribution"u8, licence.Attribution);
            json.WriteString("url"u8, licence.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
