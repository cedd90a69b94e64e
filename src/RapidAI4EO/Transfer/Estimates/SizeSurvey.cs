using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Transfer.Estimates;

/// <summary>Asks the roots, in order of preference, how large files are.</summary>
internal sealed class SizeSurvey(DownloadOptions options, MirrorList mirrors)
{
    // An estimate is wanted soon; a run has more patience.
    private const int MaxAttempts = 3;
    private const int GiveUpAfter = 16;
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(30);

    private readonly Retry _retry = new(options.Retry with { Attempts = Math.Min(options.Retry.Attempts, MaxAttempts) }, options.TimeProvider);
    private int _answered;
    private int _unanswered;
    private string? _problem;

    /// <summary>Why a file, or all, got no answer.</summary>
    public string? Problem => _problem;

    /// <summary>Asks about each file; what the roots say goes to the file's stratum.</summary>
    public async Task AskAsync(IEnumerable<(Stratum Stratum, string Key)> files, int parallel, CancellationToken token)
    {
        var started = options.TimeProvider.GetTimestamp();
        var asking = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = token };
        await Parallel.ForEachAsync(files, asking, async (file, inner) =>
        {
            // Roots that are gone, or slow beyond measure, are not asked hundreds of times.
            if (_unanswered >= GiveUpAfter && _answered == 0) return;
            if (options.TimeProvider.GetElapsedTime(started) > ProbeTimeout) return;
            await AskAsync(file.Stratum, file.Key, inner).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async Task AskAsync(Stratum stratum, string key, CancellationToken token)
    {
        string? reason = null;
        foreach (var mirror in mirrors.InOrder())
        {
            try
            {
                var info = await _retry.RunAsync(inner => mirror.Store.StatAsync(key, inner), token).ConfigureAwait(false);
                mirror.Answered();
                if (info.Length is { } length)
                {
                    stratum.Sizes.Add(length);
                    Interlocked.Increment(ref _answered);
                    return;
                }

                reason ??= $"{mirror.Store.Name} does not say how long {key} is.";
            }
            catch (StorageException e) when (e.Error == StorageError.NotFound)
            {
                mirror.Answered();
            }
            catch (StorageException e)
            {
                mirror.Failed();
                reason ??= e.Message;
            }
        }

        if (reason is null)
        {
            stratum.Sizes.AddMissing();
            Interlocked.Increment(ref _answered);
            return;
        }

        Interlocked.CompareExchange(ref _problem, reason, null);
        Interlocked.Increment(ref _unanswered);
    }
}
