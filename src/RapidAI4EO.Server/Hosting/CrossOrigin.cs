using Microsoft.AspNetCore.Http;

namespace RapidAI4EO.Server.Hosting;

/// <summary>Lets pages of any site read what is here: all of it is public and nothing depends on who asks. Answers OPTIONS.</summary>
internal sealed class CrossOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Set when the answer starts, since a problem clears what was set before.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlExposeHeaders = "ETag, Retry-After";
            return Task.CompletedTask;
        });
        if (!HttpMethods.IsOptions(context.Request.Method)) return next(context);
        var headers = context.Response.Headers;
        headers.Allow = "GET, HEAD, POST, OPTIONS";
        headers.AccessControlAllowMethods = "GET, HEAD, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "Content-Type, Accept, If-None-Match";
        headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
