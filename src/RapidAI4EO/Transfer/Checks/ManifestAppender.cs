using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>Writes lines into a destination's manifest for those who fetch nothing: as a run of its own, since runs do not share files.</summary>
internal sealed class ManifestAppender : IDisposable
{
    private readonly RunFile _run;
    private readonly DiskSync _disk;
    private readonly ManifestWriter _writer;

    private ManifestAppender(string folder, RunFile run)
    {
        _run = run;
        _disk = DiskSync.Of(run.Handle);
        _writer = new ManifestWriter(ManifestFolder.NewFile(folder, run.Id), run.ReleaseReserve);
    }

    /// <exception cref="DestinationException">The destination cannot be written.</exception>
    public static ManifestAppender Open(string folder) => new(folder, RunFile.Create(folder));

    /// <summary>Brings to disk what the lines speak of, then the lines.</summary>
    /// <exception cref="DestinationException">They could not be written.</exception>
    public void Write(IReadOnlyList<ManifestEntry> entries)
    {
        if (entries.Count > 0) _writer.Commit(ManifestLine.TextOf(entries), _disk);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _run.Dispose();
    }
}
