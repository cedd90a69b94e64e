using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace RapidAI4EO.Server.Hosting;

/// <summary>Tells of each request: to the log that was asked for, and to whatever listens for traces and figures.</summary>
internal sealed class RequestLog(RequestDelegate next, ApiOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = Telemetry.Activities.StartActivity("request", ActivityKind.Server);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            var (request, status) = (context.Request, context.Response.StatusCode);
            var elapsed = Stopwatch.GetElapsedTime(started);
            activity?.SetTag("http.request.method", request.Method).SetTag("url.path", request.Path.Value).SetTag("http.response.status_code", status);
            Telemetry.Duration.Record(
                elapsed.TotalSeconds, new("http.request.method", request.Method), new("http.response.status_code", status));
            options.OnRequest?.Invoke(new RequestEntry(request.Method, request.Path + request.QueryString, status, elapsed));
        }
    }
}
