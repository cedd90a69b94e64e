using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Http;

/// <summary>Sends documents that are small enough to be made whole first.</summary>
internal static class Answer
{
    /// <summary>'+' stands as it is; nothing here goes into a web page unescaped.</summary>
    public static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task JsonAsync(HttpContext context, string type, Action<Utf8JsonWriter> write) => SendAsync(context, type, Write(write));

    /// <summary>A document, to be sent by <see cref="SendAsync"/>.</summary>
    public static ArrayBufferWriter<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = AnswerBuffers.Rent();
        using var json = new Utf8JsonWriter(buffer, JsonOptions);
        write(json);
        return buffer;
    }

    /// <summary>Sends what was written into a buffer that was rented, and gives that back.</summary>
    public static async Task SendAsync(HttpContext context, string type, ArrayBufferWriter<byte> buffer)
    {
        await BytesAsync(context, type, buffer.WrittenMemory).ConfigureAwait(false);
        // One whose sending failed may still be read, so it is not given back.
        AnswerBuffers.Return(buffer);
    }

    public static async Task BytesAsync(HttpContext context, string type, ReadOnlyMemory<byte> bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    public static void WriteLinks(Utf8JsonWriter json, IEnumerable<CatalogLink> links)
    {
        json.WriteStartArray("links"u8);
        foreach (var link in links) link.Write(json);
        json.WriteEndArray();
    }

    public static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
