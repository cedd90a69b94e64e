using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Cql2.Json;

/// <summary>Reads CQL2 JSON (OGC 21-065r2) into the same expressions that <see cref="Cql2Parser"/> makes of text.</summary>
public static class Cql2JsonParser
{
    /// <summary>A level of a filter takes two of JSON; geometries take some more.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = (2 * FilterBounds.MaxHeight) + 16 };

    /// <exception cref="InvalidInputException">The text is no filter; the message has the path in it.</exception>
    public static Cql2Expression Parse(string json)
    {
        Cql2Parser.CheckLength(json);
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Parse(document.RootElement);
        }
        catch (ArgumentException e)
        {
            throw NotUnicode(e);
        }
        catch (JsonException e)
        {
            var reason = DisplayText.Reason(e);
            throw new InvalidInputException($"The filter is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {reason}", e);
        }
    }

    /// <summary>Reads a filter that is part of a larger document.</summary>
    /// <exception cref="InvalidInputException">It is no filter; the message has the path below it.</exception>
    public static Cql2Expression Parse(JsonElement json)
    {
        try
        {
            var filter = JsonFilterReader.Read(json, JsonPath.Root);
            FilterBounds.Check(filter);
            KindCheck.Syntax.RequireCondition(filter);
            return filter;
        }
        catch (InvalidOperationException e)
        {
            // Kinds are checked everywhere, so it is a text that cannot be transcoded.
            throw NotUnicode(e);
        }
    }

    private static InvalidInputException NotUnicode(Exception e) =>
        new("The filter holds text that is not valid Unicode: half of a surrogate pair stands alone.", e);
}
