using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Explorer;

/// <summary>What the explorer offers to choose from: classes with their colours, countries, products with their dates, indices.</summary>
internal static class CorpusFacts
{
    /// <param name="json">Where to.</param>
    /// <param name="samples">How many there are.</param>
    /// <param name="options">Whether images are served.</param>
    public static void Write(Utf8JsonWriter json, int samples, ApiOptions options)
    {
        json.WriteStartObject();
        json.WriteNumber("samples"u8, samples);
        json.WriteBoolean("images"u8, options.Images.Count > 0);
        json.WriteBoolean("splits"u8, options.Splits is not null);
        json.WriteString("hrefRoot"u8, options.HrefRoot);
        json.WriteStartArray("classes"u8);
        foreach (var group in ClcNomenclature.Groups) WriteClass(json, group.Code, group.Level, group.Name, ClcColours.Of(group));
        foreach (var landCover in ClcNomenclature.Classes) WriteClass(json, landCover.Code, 3, landCover.Name, ClcColours.Of(landCover));
        json.WriteEndArray();
        json.WriteStartArray("countries"u8);
        foreach (var country in Countries.All.Where(country => country.Alpha2 is not null).OrderBy(country => country.Name, StringComparer.Ordinal)) WriteCountry(json, country);
        json.WriteEndArray();
        json.WriteStartArray("products"u8);
        foreach (var product in Product.All.Where(product => product.HasTime)) WriteProduct(json, product);
        json.WriteEndArray();
        json.WriteStartArray("indices"u8);
        foreach (var index in SpectralIndex.All) WriteIndex(json, index);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteClass(Utf8JsonWriter json, int code, int level, string name, int colour)
    {
        json.WriteStartObject();
        json.WriteNumber("code"u8, code);
        json.WriteNumber("level"u8, level);
        json.WriteString("name"u8, name);
        json.WriteString("colour"u8, $"#{colour:x6}");
        json.WriteEndObject();
    }

    private static void WriteCountry(Utf8JsonWriter json, Country country)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, country.Alpha2);
        json.WriteString("name"u8, country.Name);
        json.WriteEndObject();
    }

    private static void WriteProduct(Utf8JsonWriter json, Product product)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, product.Key);
        json.WriteString("title"u8, product.Title);
        Answer.WriteStrings(json, "steps", product.Steps.Select(step => step.ToString()));
        json.WriteEndObject();
    }

    private static void WriteIndex(Utf8JsonWriter json, SpectralIndex index)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, index.Name);
        json.WriteString("title"u8, index.Title);
        json.WriteNumber("low"u8, index.Range.Low);
        json.WriteNumber("high"u8, index.Range.High);
        Answer.WriteStrings(json, "bands", index.Bands);
        json.WriteEndObject();
    }
}
