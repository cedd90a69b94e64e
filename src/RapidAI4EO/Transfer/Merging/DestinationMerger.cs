using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Requests;
using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Transfer.Merging;

/// <summary>
/// Joins destinations that parts of a piece of work had each for itself: files, shards, manifests and memories go into one. Files are moved; a merge that
/// was killed is made again and goes on.
/// </summary>
public sealed class DestinationMerger
{
    private readonly string _target;
    private readonly IReadOnlyList<string> _sources;

    /// <param name="target">The folder that gets all; made where it does not exist.</param>
    /// <param name="sources">The folders of the parts.</param>
    /// <exception cref="CorpusException">A source has no manifest.</exception>
    /// <exception cref="InvalidInputException">A folder is named twice.</exception>
    public DestinationMerger(string target, IReadOnlyList<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _target = SafePath.PathOf(target);
        _sources = [.. sources.Select(SafePath.WithManifest)];
        if (_sources.Append(_target).GroupBy(folder => folder).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new InvalidInputException($"{twice.Key} is named twice.");
    }

    /// <param name="progress">Told how many files were moved.</param>
    /// <param name="token">Ends it; what was moved until then is in the target's manifest.</param>
    /// <exception cref="DestinationException">The target cannot be written, or holds files in another form.</exception>
    /// <exception cref="CorpusException">A run still writes to a source, or sources hold shards and single files.</exception>
    public Task<MergeSummary> RunAsync(IProgress<long>? progress = null, CancellationToken token = default) => Task.Run(() => RunOnThreadAsync(progress, token), token);

    private async Task<MergeSummary> RunOnThreadAsync(IProgress<long>? progress, CancellationToken token)
    {
        var forShards = FormOf(token);
        var requests = _sources.SelectMany(source => RequestFolder.Read(source, token)).ToList();
        using var faults = new FirstException(token);
        var destination = Destination.Open(_target, forShards, DiskSync.Of, TimeProvider.System, faults.Stop, token);
        var mover = new SourceMover(destination, progress);
        try
        {
            if (forShards) OrphanShards.Adopt(destination, faults.Token);
            foreach (var request in requests) destination.Remember(request);
            foreach (var source in _sources) mover.Move(source, faults.Token);
        }
        catch (Exception e)
        {
            faults.Note(e);
        }

        // The lines of what was moved, before the sources forget it.
        await faults.NoteAsync(destination.DisposeAsync().AsTask()).ConfigureAwait(false);
        faults.Throw();
        foreach (var source in mover.Emptied) EmptySource.Clear(source);
        return new MergeSummary(mover.Moved, mover.Shards, mover.Overlaps, mover.Absent, PartGaps.Find(requests), [.. requests.Select(request => request.Text).Where(text => text.Length > 0).Distinct()]);
    }

    private bool FormOf(CancellationToken token)
    {
        var (shards, single) = (0L, 0L);
        foreach (var source in _sources)
        {
            if (ManifestFolder.Files(source).Any(file => RunFile.IsLive(source, ManifestFolder.RunIdOf(file)))) throw new CorpusException($"A run still writes to {source}. Wait for it.");
            var known = KnownFiles.Load(source, token);
            (shards, single) = (shards + known.InShards, single + known.Single);
        }

        return shards > 0 && single > 0 ? throw new CorpusException("Some of the folders hold shards and some single files, which do not go into one. Merge those of a kind.") : shards > 0;
    }
}
