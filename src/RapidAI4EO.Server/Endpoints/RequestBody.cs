using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Load;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>The body of a POST, which the server's limit keeps short. A large one holds a place until it is disposed of, as there are few.</summary>
internal sealed class RequestBody : IDisposable
{
    private readonly IDisposable? _place;
    private ArrayBufferWriter<byte>? _bytes;
    private JsonDocument? _document;

    private RequestBody(ArrayBufferWriter<byte> bytes, IDisposable? place) => (_bytes, _place) = (bytes, place);

    /// <summary>Its JSON, parsed when it is first asked for.</summary>
    /// <exception cref="ParameterException">It is no JSON.</exception>
    public JsonElement Json => (_document ??= RequestJson.Parse(_bytes!.WrittenMemory)).RootElement;

    /// <exception cref="BadHttpRequestException">It is too long, too slow, or packed: a short one could unpack to any length.</exception>
    /// <exception cref="ServerBusyException">It is a large one, and as many are here as may be.</exception>
    public static async Task<RequestBody> ReadAsync(HttpContext context, StacApi api)
    {
        if (context.Request.Headers.ContentEncoding.Any(encoding => encoding is not ("" or "identity")))
        {
            throw new BadHttpRequestException("A packed body is not read.", StatusCodes.Status415UnsupportedMediaType);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        end.CancelAfter(api.Options.Limits.BodyPatience);
        try
        {
            return await ReadAsync(context, api, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body came too slowly.", StatusCodes.Status408RequestTimeout);
        }
    }

    public void Dispose()
    {
        _document?.Dispose();
        // Whoever disposes of it may live on, with the answer.
        _bytes = null;
        _place?.Dispose();
    }

    private static async Task<RequestBody> ReadAsync(HttpContext context, StacApi api, CancellationToken token)
    {
        var bytes = new ArrayBufferWriter<byte>();
        IDisposable? place = null;
        try
        {
            while (await context.Request.Body.ReadAsync(bytes.GetMemory(), token).ConfigureAwait(false) is > 0 and var read)
            {
                bytes.Advance(read);
                if (place is not null || bytes.WrittenCount <= api.Options.Limits.LargeBody) continue;
                place = await api.Load.EnterLargeBodyAsync(context).ConfigureAwait(false);
                // All of it at once: growing leaves the smaller arrays behind.
                if (context.Request.ContentLength - bytes.WrittenCount is > 0 and < int.MaxValue and var rest) bytes.GetMemory((int)rest + 1);
            }

            VisitResult.Of(context).Restart();
            return new RequestBody(bytes, place);
        }
        catch
        {
            place?.Dispose();
            throw;
        }
    }
}
