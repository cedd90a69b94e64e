using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>Reads the body of a POST, which the server's limit keeps short.</summary>
internal static class RequestBody
{
    /// <exception cref="BadHttpRequestException">It is too long, or packed: a short one could unpack to any length.</exception>
    /// <exception cref="ParameterException">It is no JSON.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpContext context)
    {
        if (context.Request.Headers.ContentEncoding.Any(encoding => encoding is not ("" or "identity")))
        {
            throw new BadHttpRequestException("A packed body is not read.", StatusCodes.Status415UnsupportedMediaType);
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        return RequestJson.Parse(buffer.ToArray());
    }
}
