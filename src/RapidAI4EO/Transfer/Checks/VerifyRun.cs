using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>One verification: the manifest's last lines stream past, and many threads look at the files.</summary>
internal sealed class VerifyRun
{
    private readonly VerifyOptions _options;
    private readonly string _folder;
    private readonly FileCheck _check;
    private readonly long _started;
    private readonly Lock _lock = new();
    private readonly List<VerifyFinding> _findings = [];
    private long _total;
    private long _done;
    private long _bytes;
    private long _right;
    private long _damaged;
    private long _missing;
    private long _withoutHash;
    private long _restored;

    public VerifyRun(VerifyOptions options, string folder)
    {
        _options = options;
        _folder = folder;
        _check = new FileCheck(folder, bytes => Interlocked.Add(ref _bytes, bytes), options.Content);
        _started = options.TimeProvider.GetTimestamp();
    }

    public VerifyProgress Progress => new(
        Interlocked.Read(ref _done), Interlocked.Read(ref _total), Interlocked.Read(ref _bytes),
        Interlocked.Read(ref _damaged) + Interlocked.Read(ref _missing));

    public async Task<VerifySummary> RunAsync(CancellationToken token)
    {
        using var lines = await Task.Run(() => LatestLines.Load(_folder, token), token).ConfigureAwait(false);
        var part = _options.Part is { } known ? new ManifestPart(lines, known) : null;
        Interlocked.Exchange(ref _total, part?.Files ?? lines.Keys);
        using var notes = new VerdictRecorder(_folder, _options.TimeProvider);
        try
        {
            var crew = new ParallelOptions { MaxDegreeOfParallelism = _options.Parallel ?? Environment.ProcessorCount, CancellationToken = token };
            await Parallel.ForEachAsync(
                lines.Read().Where(entry => part is null || part.Holds(entry.Key)),
                crew,
                (entry, inner) =>
                {
                    Process(entry, notes, inner);
                    return ValueTask.CompletedTask;
                }).ConfigureAwait(false);
        }
        finally
        {
            // What was found is kept, however it ends.
            notes.Flush();
        }

        return Summary(lines, notes.Refusal);
    }

    private void Process(ManifestEntry entry, VerdictRecorder notes, CancellationToken token)
    {
        if (entry.State != ManifestState.Removed)
        {
            if (SafePath.FindFault(entry) is { } fault) Refuse(entry, fault);
            else Count(entry, _check.Check(entry, token), notes);
        }

        Interlocked.Increment(ref _done);
    }

    private void Refuse(ManifestEntry entry, string fault)
    {
        lock (_lock)
        {
            _damaged++;
            Tell(new VerifyFinding(entry.Key, ManifestState.Damaged, $"Nothing was read, since the manifest's line cannot be right: {fault}."));
        }
    }

    private void Count(ManifestEntry entry, FileVerdict verdict, VerdictRecorder notes)
    {
        // A disk that is no longer mounted has lost nothing.
        if (verdict.State == ManifestState.Missing && !Manifest.Exists(_folder))
        {
            throw new CorpusException($"The folder {_folder} vanished while it was verified.");
        }

        lock (_lock)
        {
            if (verdict.State != entry.State) notes.Add(entry, verdict.State);
            if (verdict.State == ManifestState.Here) CountRight(entry, verdict);
            else CountWrong(entry, verdict);
        }
    }

    private void CountRight(ManifestEntry entry, FileVerdict verdict)
    {
        _right++;
        if (!verdict.IsHashed) _withoutHash++;
        if (entry.State != ManifestState.Here) _restored++;
    }

    private void CountWrong(ManifestEntry entry, FileVerdict verdict)
    {
        if (verdict.State == ManifestState.Missing) _missing++;
        else _damaged++;
        Tell(new VerifyFinding(entry.Key, verdict.State, verdict.Reason!));
    }

    private void Tell(VerifyFinding finding)
    {
        if (_findings.Count < _options.MaxFindingsKept) _findings.Add(finding);
        _options.OnFinding?.Invoke(finding);
    }

    private VerifySummary Summary(LatestLines lines, string? refusal) => new()
    {
        Right = _right,
        Damaged = _damaged,
        Missing = _missing,
        WithoutHash = _withoutHash,
        Restored = _restored,
        Bytes = _bytes,
        Elapsed = _options.TimeProvider.GetElapsedTime(_started),
        DamagedBlocks = lines.DamagedBlocks,
        SupersededShards = [.. lines.SupersededShards],
        Findings = [.. _findings],
        NotWritten = refusal,
    };
}
