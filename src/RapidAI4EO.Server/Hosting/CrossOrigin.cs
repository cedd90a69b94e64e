using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RapidAI4EO.Server.Hosting;

/// <summary>
/// Lets pages of any site read what is here: all of it is public and nothing depends on who asks. A page that asks whether it may post is told
/// so wherever it asks, so that it can read also that nothing is there; any other OPTIONS is the address's to answer.
/// </summary>
internal sealed class CrossOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Set when the answer starts, since a problem clears what was set before.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlExposeHeaders = "ETag, Location, Retry-After";
            // A cache must know that any answer may be packed, also one that was not.
            if (context.Response.Headers.Vary.Count == 0) context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            return Task.CompletedTask;
        });
        if (!HttpMethods.IsOptions(context.Request.Method)) return next(context);
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, HEAD, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "Content-Type, Accept, Authorization, If-Match, If-None-Match, traceparent, tracestate";
        headers.AccessControlMaxAge = "86400";
        if (!context.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod)) return next(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
