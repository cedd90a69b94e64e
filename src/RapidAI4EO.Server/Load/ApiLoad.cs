using Microsoft.AspNetCore.Http;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Load;

/// <summary>What is under way: requests, searches among them, and bodies that take much memory.</summary>
internal sealed class ApiLoad(ApiOptions options)
{
    /// <summary>Who waits holds a connection and little else, so many may; how long, the patience says.</summary>
    private static readonly (int All, int OfOne) Waiting = (512, 256);

    private readonly FairSlots _requests = Slots(options.Limits.Requests, options.Limits.RequestsOfOne);
    private readonly FairSlots _searches = Slots(options.Limits.Searches, options.Limits.SearchesOfOne);
    private readonly FairSlots _bodies = Slots(options.Limits.LargeBodies, options.Limits.LargeBodiesOfOne);
    private readonly FairSlots _images = Slots(options.Limits.Images, options.Limits.ImagesOfOne);
    private long _begun;

    /// <summary>Whether requests wait because as many as may are under way.</summary>
    public bool IsFull => _requests.IsAwaited;

    /// <summary>How many requests have come so far.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    /// <summary>A place for a request, to be disposed of.</summary>
    /// <exception cref="ServerBusyException">There is none.</exception>
    public Task<IDisposable> EnterAsync(HttpContext context)
    {
        Interlocked.Increment(ref _begun);
        return EnterAsync(_requests, context);
    }

    /// <summary>A place for a large body, to be disposed of when the body is let go.</summary>
    /// <exception cref="ServerBusyException">There is none.</exception>
    public Task<IDisposable> EnterLargeBodyAsync(HttpContext context) => EnterAsync(_bodies, context);

    /// <summary>A place for reading images, to be disposed of.</summary>
    /// <exception cref="ServerBusyException">There is none.</exception>
    public Task<IDisposable> EnterImageAsync(HttpContext context) => EnterAsync(_images, context);

    /// <summary>
    /// Computes an answer: all that takes a processor for longer than a moment, reading the question included. Time counts from when
    /// the question was here.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="compute">Computes; its token is cancelled when the client has left or time is up.</param>
    /// <exception cref="ServerBusyException">It was not begun in half of the time.</exception>
    /// <exception cref="SearchTooLongException">It was not done in the time.</exception>
    public async Task<T> ComputeAsync<T>(HttpContext context, Func<CancellationToken, T> compute)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var slot = await EnterAsync(_searches, context).ConfigureAwait(false);
        var left = options.SearchTimeout - VisitResult.Of(context).Elapsed;
        if (left > TimeSpan.Zero) end.CancelAfter(left);
        else await end.CancelAsync().ConfigureAwait(false);
        try
        {
            return compute(end.Token);
        }
        catch (OperationCanceledException e) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new SearchTooLongException(options.SearchTimeout, e);
        }
    }

    private static FairSlots Slots(int all, int ofOne) => new(new SlotLimits(all, ofOne, Waiting.All, Waiting.OfOne));

    private async Task<IDisposable> EnterAsync(FairSlots slots, HttpContext context)
    {
        var client = ClientAddress.Of(context);
        if (slots.TryEnter(client) is { } free) return free;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var left = (options.SearchTimeout / 2) - VisitResult.Of(context).Elapsed;
        patience.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        try
        {
            return await slots.EnterAsync(client, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new ServerBusyException();
        }
    }
}
