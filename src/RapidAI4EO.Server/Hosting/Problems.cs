using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using RapidAI4EO.Corpus;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Load;

namespace RapidAI4EO.Server.Hosting;

/// <summary>Makes what went wrong into a problem document (RFC 9457): what, and in which parameter. What went wrong here is told to our log alone.</summary>
internal sealed class Problems(RequestDelegate next, ApiOptions options)
{
    /// <summary>As nginx has it: nobody is there to read it, but the log should not say 200.</summary>
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (HttpMethods.IsOptions(context.Request.Method) && context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            {
                // No address takes OPTIONS, so routing says which methods this one takes: what was asked.
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                context.Response.Headers.Allow = $"{context.Response.Headers.Allow}, {HttpMethods.Options}";
            }
            else if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await WriteAsync(context, context.Response.StatusCode, Sentence(context), null).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted) context.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception e)
        {
            var (status, detail) = Describe(e);
            if (status == StatusCodes.Status500InternalServerError) options.OnFault?.Invoke(e);
            if (context.Response.HasStarted)
            {
                // Too late to say so: a broken connection is what tells the client that the answer is not whole.
                context.Abort();
                return;
            }

            context.Response.Clear();
            if (e is ServerBusyException) context.Response.Headers.RetryAfter = $"{ServerBusyException.RetryAfter.TotalSeconds}";
            await WriteAsync(context, status, detail, (e as ParameterException)?.Parameter).ConfigureAwait(false);
        }
    }

    public static Task WriteAsync(HttpContext context, int status, string detail, string? parameter)
    {
        context.Response.StatusCode = status;
        return Answer.JsonAsync(context, MediaTypes.Problem, json =>
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "about:blank"u8);
            json.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status"u8, status);
            json.WriteString("detail"u8, detail);
            // What clients of STAC APIs show.
            json.WriteString("code"u8, ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal));
            json.WriteString("description"u8, detail);
            if (parameter is not null) json.WriteString("parameter"u8, parameter);
            json.WriteEndObject();
        });
    }

    private static (int Status, string Detail) Describe(Exception e) => e switch
    {
        ImageUnavailableException image => (image.Status, image.Message),
        NotFoundException => (StatusCodes.Status404NotFound, e.Message),
        InvalidInputException => (StatusCodes.Status400BadRequest, e.Message),
        SearchTooLongException => (StatusCodes.Status422UnprocessableEntity, e.Message),
        ServerBusyException => (StatusCodes.Status503ServiceUnavailable, e.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            (StatusCodes.Status408RequestTimeout, "The body came too slowly. Send it faster, or a shorter one."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (StatusCodes.Status413PayloadTooLarge, "The body is longer than a search may be. Simplify the geometry, or ask in parts."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            (StatusCodes.Status415UnsupportedMediaType, "The body is packed. Send the JSON as it is, without Content-Encoding."),
        BadHttpRequestException bad => (bad.StatusCode, "The request cannot be read."),
        _ => (StatusCodes.Status500InternalServerError, "Something went wrong here, not in the request. The server's log says what."),
    };

    private static string Sentence(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {Excerpt.Of(context.Request.Path)}. The landing page, /, links to all there is.",
        StatusCodes.Status405MethodNotAllowed => $"{Excerpt.Of(context.Request.Method)} is not for {Excerpt.Of(context.Request.Path)}. It takes {context.Response.Headers.Allow}.",
        _ => "The request cannot be answered.",
    };
}
