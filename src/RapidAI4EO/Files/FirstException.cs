using System.Runtime.ExceptionServices;

namespace RapidAI4EO.Files;

/// <summary>What ends a run of several threads: the first fault of any of them stops the others, whose cancellations say nothing.</summary>
/// <param name="token">The caller's wish to end it.</param>
internal sealed class FirstException(CancellationToken token) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(token);
    private ExceptionDispatchInfo? _fault;

    /// <summary>Cancelled when the run has to stop, for whatever reason.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether the run has to stop, or did not get all that it was to do.</summary>
    public bool HasAny => _fault is not null || _stop.IsCancellationRequested;

    /// <summary>The run cannot go on.</summary>
    public void Stop(Exception fault)
    {
        Note(fault);
        _stop.Cancel();
    }

    /// <summary>Keeps a fault if it is the first; the cancellations that follow one, and the caller's own, are none.</summary>
    public void Note(Exception fault)
    {
        if (fault is OperationCanceledException && _stop.IsCancellationRequested) return;
        Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(fault), null);
    }

    /// <summary>Waits for a step after which others have to come all the same.</summary>
    public async Task NoteAsync(Task step)
    {
        try
        {
            await step.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Note(e);
        }
    }

    /// <summary>Throws the first fault, or the cancellation where the caller wished for one.</summary>
    public void Throw()
    {
        _fault?.Throw();
        token.ThrowIfCancellationRequested();
    }

    public void Dispose() => _stop.Dispose();
}
