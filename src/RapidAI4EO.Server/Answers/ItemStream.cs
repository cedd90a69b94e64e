using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Monitoring;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>Sends a page as a FeatureCollection, item after item as they are written: a long page takes no more memory than a short one.</summary>
internal static class ItemStream
{
    /// <param name="context">The request.</param>
    /// <param name="page">Which items.</param>
    /// <param name="writers">Write them.</param>
    /// <param name="links">Of the page.</param>
    /// <param name="sentLinks">Told when they are not needed any more; null for nobody.</param>
    public static async Task SendAsync(HttpContext context, ItemPage page, PageWriters writers, IEnumerable<CatalogLink> links, Action? sentLinks = null)
    {
        using var closing = writers;
        using var activity = Telemetry.Activities.StartActivity("write");
        context.Response.ContentType = MediaTypes.GeoJson;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        var buffer = AnswerBuffers.Rent();
        WriteHead(buffer, page, links);
        if (sentLinks is not null)
        {
            // They may be long.
            if (buffer.WrittenCount > AnswerBuffers.Portion) await SendAsync(context, buffer).ConfigureAwait(false);
            sentLinks();
        }

        for (var i = 0; i < page.Codes.Count; i++)
        {
            if (i > 0) buffer.Write(","u8);
            var (kind, ordinal) = page.Found.Item(page.Codes[i]);
            writers.Write(kind, ordinal, buffer);
            Telemetry.ItemsWritten.Add(1);
            if (buffer.WrittenCount < AnswerBuffers.Portion) continue;
            await SendAsync(context, buffer).ConfigureAwait(false);
        }

        buffer.Write("]}"u8);
        await SendAsync(context, buffer).ConfigureAwait(false);
        // One whose sending failed may still be read, so it is not given back.
        AnswerBuffers.Return(buffer);
    }

    private static async Task SendAsync(HttpContext context, ArrayBufferWriter<byte> buffer)
    {
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
        buffer.ResetWrittenCount();
    }

    /// <summary>Everything but the features, which are left open.</summary>
    private static void WriteHead(ArrayBufferWriter<byte> buffer, ItemPage page, IEnumerable<CatalogLink> links)
    {
        using var json = new Utf8JsonWriter(buffer, Answer.JsonOptions);
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteNumber("numberMatched"u8, page.Found.Count);
        json.WriteNumber("numberReturned"u8, page.Codes.Count);
        Answer.WriteLinks(json, links);
        json.WriteStartArray("features"u8);
        json.Flush();
    }
}
