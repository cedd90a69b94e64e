using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace RapidAI4EO.Server.Load;

/// <summary>When a request was here: with its headers, or with its body where it has one.</summary>
internal sealed class VisitResult
{
    private long _at = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_at);

    public static VisitResult Of(HttpContext context)
    {
        if (context.Features.Get<VisitResult>() is not { } arrival) context.Features.Set(arrival = new VisitResult());
        return arrival!;
    }

    /// <summary>The body is here only now.</summary>
    public void Restart() => _at = Stopwatch.GetTimestamp();
}
