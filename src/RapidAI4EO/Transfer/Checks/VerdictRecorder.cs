using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// Brings what a verification found into the manifest, in groups. Where the destination takes nothing, it says why and the
/// verification goes on without. One thread at a time.
/// </summary>
internal sealed class VerdictRecorder(string folder, TimeProvider time) : IDisposable
{
    private const int GroupSize = 1000;

    private readonly List<ManifestEntry> _group = [];
    private ManifestAppender? _notes;

    /// <summary>Why nothing could be written; null where it could, or where there was nothing to write.</summary>
    public string? Refusal { get; private set; }

    /// <param name="entry">The last line about a file.</param>
    /// <param name="state">What is true of it now.</param>
    public void Add(ManifestEntry entry, ManifestState state)
    {
        if (Refusal is not null) return;
        _group.Add(entry with { State = state, Time = time.GetUtcNow() });
        if (_group.Count >= GroupSize) Flush();
    }

    public void Flush()
    {
        if (_group.Count == 0 || Refusal is not null) return;
        try
        {
            // Only now: a verification that finds nothing writes nothing.
            _notes ??= ManifestAppender.Open(folder);
            _notes.Write(_group);
        }
        catch (DestinationException e)
        {
            Refusal = e.Message;
        }

        _group.Clear();
    }

    public void Dispose() => _notes?.Dispose();
}
