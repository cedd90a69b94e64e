using Polly;
using Polly.Retry;

namespace RapidAI4EO.Storage.Objects;

/// <summary>
/// The one place that tries again: exponential waits with jitter, or as long as the server asks, for overload, broken connections
/// and damaged bytes; never for what is missing or forbidden. It wraps the whole of an operation, the check of the bytes included; of
/// a listing in pages it wraps each page.
/// </summary>
public sealed class Retry
{
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    public Retry(RetryOptions? options = null, TimeProvider? time = null)
    {
        options ??= new RetryOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Attempts, 1);
        _time = time ?? TimeProvider.System;
        _pipeline = options.Attempts == 1 ? ResiliencePipeline.Empty : Build(options, _time);
    }

    /// <summary>With the default options and the real clock.</summary>
    public static Retry Default { get; } = new();

    /// <summary>Runs <paramref name="operation"/> until it succeeds, fails for good, or has been tried often enough.</summary>
    /// <exception cref="StorageException">The last failure, saying how often and how long it was tried.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var started = _time.GetTimestamp();
        StorageException first;
        try
        {
            // Nearly all succeed at once: the pipeline, which costs as much as opening a file, is for the others.
            return await operation(token).ConfigureAwait(false);
        }
        catch (StorageException e) when (e.IsTransient)
        {
            first = e;
        }

        return await RunAgainAsync(operation, first, started, token).ConfigureAwait(false);
    }

    private async Task<T> RunAgainAsync<T>(Func<CancellationToken, Task<T>> operation, StorageException first, long started, CancellationToken token)
    {
        var attempts = 0;
        try
        {
            // The first attempt's failure is the pipeline's first; it decides on the wait.
            return await _pipeline.ExecuteAsync(
                async inner => attempts++ == 0 ? throw first : await operation(inner).ConfigureAwait(false),
                token).ConfigureAwait(false);
        }
        catch (StorageException e) when (attempts > 1)
        {
            throw e.After(attempts, _time.GetElapsedTime(started));
        }
    }

    private static ResiliencePipeline Build(RetryOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        return builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstDelay,
            MaxDelay = options.MaxDelay,
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is StorageException { IsTransient: true }),
            DelayGenerator = arguments => ValueTask.FromResult(AskedFor(arguments.Outcome.Exception, options)),
        }).Build();
    }

    /// <summary>Null leaves the wait to the backoff.</summary>
    private static TimeSpan? AskedFor(Exception? failure, RetryOptions options) =>
        failure is StorageException { RetryAfter: { } asked }
            ? asked < options.MaxRetryAfter ? asked : options.MaxRetryAfter
            : null;
}
