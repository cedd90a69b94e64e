using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RapidAI4EO.Server.Endpoints;
using RapidAI4EO.Server.Load;

namespace RapidAI4EO.Server.Hosting;

/// <summary>
/// Lets in as many requests as there is room for, and watches over their answers. Whoever watches over the process is always let in.
/// </summary>
internal sealed class RequestGate(RequestDelegate next, ApiLoad load, WaitingAnswers waiting)
{
    public Task InvokeAsync(HttpContext context) => HealthEndpoints.IsHealth(context.Request.Path) ? next(context) : AnswerAsync(context);

    private async Task AnswerAsync(HttpContext context)
    {
        // Begins the time.
        _ = VisitResult.Of(context);
        using var place = await load.EnterAsync(context).ConfigureAwait(false);
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var watched = new WatchedBody(body.Stream, context, waiting);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(watched, body));
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Features.Set(body);
        }
    }
}
