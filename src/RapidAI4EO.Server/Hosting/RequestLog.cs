using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Monitoring;

namespace RapidAI4EO.Server.Hosting;

/// <summary>Tells of each request: to the log that was asked for, and to whatever listens for traces and figures.</summary>
internal sealed class RequestLog(RequestDelegate next, ApiOptions options)
{
    /// <summary>What the semantic conventions call methods that they do not know, so that clients cannot make up series.</summary>
    private const string OtherMethod = "_OTHER";

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var request = context.Request;
        var method = MethodOf(request);
        using var activity = Telemetry.Activities.StartActivity(method, ActivityKind.Server, ParentOf(request.Headers));
        var (ofMethod, ofScheme) = (new KeyValuePair<string, object?>("http.request.method", method), new KeyValuePair<string, object?>("url.scheme", request.Scheme));
        Telemetry.Active.Add(1, ofMethod, ofScheme);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            Telemetry.Active.Add(-1, ofMethod, ofScheme);
            Tell(context, activity, new TagList { ofMethod, ofScheme }, elapsed);
            options.OnRequest?.Invoke(new RequestEntry(request.Method, request.Path + request.QueryString, context.Response.StatusCode, elapsed)
            {
                Trace = activity?.TraceId.ToHexString(),
            });
        }
    }

    private static void Tell(HttpContext context, Activity? activity, TagList tags, TimeSpan elapsed)
    {
        if (activity is null && !Telemetry.Duration.Enabled) return;
        var status = context.Response.StatusCode;
        tags.Add("http.response.status_code", status);
        if (RouteOf(context) is { } route) tags.Add("http.route", route);
        if (status >= StatusCodes.Status500InternalServerError) tags.Add("error.type", $"{status}");
        Telemetry.Duration.Record(elapsed.TotalSeconds, tags);
        if (activity is null) return;
        foreach (var (name, value) in tags) activity.SetTag(name, value);
        activity.SetTag("url.path", context.Request.Path.Value);
        if (context.Request.QueryString.HasValue) activity.SetTag("url.query", context.Request.QueryString.Value![1..]);
        if (RouteOf(context) is { } named) activity.DisplayName = $"{activity.OperationName} {named}";
        if (status >= StatusCodes.Status500InternalServerError) activity.SetStatus(ActivityStatusCode.Error);
    }

    private static string? RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    private static string MethodOf(HttpRequest request) =>
        HttpMethods.GetCanonicalizedValue(request.Method) is "GET" or "HEAD" or "POST" or "OPTIONS" or "PUT" or "DELETE" or "PATCH" or "TRACE" or "CONNECT"
            ? HttpMethods.GetCanonicalizedValue(request.Method)
            : OtherMethod;

    /// <summary>The caller's span (W3C Trace Context); what is no such header starts a trace of its own.</summary>
    private static ActivityContext ParentOf(IHeaderDictionary headers) =>
        ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var parent) ? parent : default;
}
