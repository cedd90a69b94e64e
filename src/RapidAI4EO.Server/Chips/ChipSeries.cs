using System.Text.Json;
using RapidAI4EO.Imagery.Series;

namespace RapidAI4EO.Server.Chips;

/// <summary>A series as JSON: a point a date, with what is wrong where an image could not be read.</summary>
internal static class ChipSeries
{
    public static void Write(Utf8JsonWriter json, SeriesRequest request, IEnumerable<SeriesPoint> points)
    {
        json.WriteStartObject();
        json.WriteString("sample"u8, request.Sample.ToString());
        json.WriteString("index"u8, request.Index.Name);
        json.WriteString("product"u8, request.Products[0].Key);
        json.WriteStartArray("points"u8);
        foreach (var point in points) Write(json, point);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SeriesPoint point)
    {
        json.WriteStartObject();
        json.WriteString("step"u8, point.Key.Step.ToString());
        WriteNumber(json, "mean", point.Mean);
        WriteNumber(json, "stddev", point.Stddev);
        WriteNumber(json, "p10", point.P10);
        WriteNumber(json, "median", point.Median);
        WriteNumber(json, "p90", point.P90);
        json.WriteNumber("validFraction"u8, point.ValidShare);
        if (point.Problem is { } problem) json.WriteString("problem"u8, problem);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number)) json.WriteNumber(name, Math.Round(number, 6));
        else json.WriteNull(name);
    }
}
