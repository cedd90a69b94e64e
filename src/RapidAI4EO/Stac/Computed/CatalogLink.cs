using System.Text.Json;

namespace RapidAI4EO.Stac.Computed;

/// <summary>A link of a STAC document.</summary>
/// <param name="Rel">What it is to the document.</param>
/// <param name="Href">Its address.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Title">A few words for people; null for none.</param>
public sealed record CatalogLink(string Rel, string Href, string Type, string? Title = null)
{
    /// <summary>How it is asked for; null where that is GET and goes without saying.</summary>
    public string? Method { get; init; }

    /// <summary>What is to be sent with it, as JSON; null for nothing.</summary>
    public string? Body { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("rel"u8, Rel);
        json.WriteString("href"u8, Href);
        json.WriteString("type"u8, Type);
        if (Title is not null) json.WriteString("title"u8, Title);
        if (Method is not null) json.WriteString("method"u8, Method);
        if (Body is not null)
        {
            json.WritePropertyName("body"u8);
            // As it was read: the check would refuse filters that are deeper than it looks.
            json.WriteRawValue(Body, skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
