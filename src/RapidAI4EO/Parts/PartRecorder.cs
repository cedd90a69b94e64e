using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;

namespace RapidAI4EO.Parts;

/// <summary>
/// Keeps a part's record while it runs: <c>DIR/.rapidai4eo/parts/CALL/K-of-N.json</c>, where CALL is a digest of the call. It is replaced whole every
/// ten seconds, so file systems without locks will do, and of two runs of one part at once the last to speak is heard.
/// </summary>
public sealed class PartRecorder : IDisposable
{
    /// <summary>How often a part under way speaks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const string WorkName = ".rapidai4eo";
    private const string PartsName = "parts";

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private PartRecord _record;
    private bool _isOver;

    /// <summary>Begins the record of a part.</summary>
    /// <param name="folder">What the parts work on together.</param>
    /// <param name="call">The call without the part.</param>
    /// <param name="part">Which part.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="CorpusException">The folder cannot be written.</exception>
    public PartRecorder(string folder, string call, Part part, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _path = Path.Combine(FolderOf(folder), DigestOf(call), string.Create(CultureInfo.InvariantCulture, $"{part.Number}-of-{part.Count}.json"));
        var now = _time.GetUtcNow();
        _record = new PartRecord(call, part.ToString(), PartRunState.Running, now, now, 0, null, 0, Environment.MachineName, null);
        Write();
        _timer = _time.CreateTimer(_ => Tick(), null, Interval, Interval);
    }

    /// <summary>Where a folder's records lie.</summary>
    public static string FolderOf(string folder) => Path.Combine(Path.GetFullPath(folder), WorkName, PartsName);

    /// <summary>Says how far the part is.</summary>
    public void Progress(long done, long? total, long bytes)
    {
        lock (_lock) _record = _record with { Done = done, Total = total, Bytes = bytes };
    }

    /// <summary>Says how the part ended.</summary>
    /// <param name="state">How.</param>
    /// <param name="reason">Why it is not done.</param>
    public void End(PartRunState state, string? reason = null)
    {
        lock (_lock)
        {
            if (_isOver) return;
            _isOver = true;
            _record = _record with { State = state, Reason = reason, At = _time.GetUtcNow() };
        }

        Write();
    }

    /// <summary>A part that did not say how it ended is taken for failed.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        try
        {
            End(PartRunState.Failed, "It ended without a word.");
        }
        catch (CorpusException)
        {
            // What ended it is told elsewhere, and a record that grows old says enough.
        }
    }

    private static string DigestOf(string call) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call)))[..16];

    private void Tick()
    {
        lock (_lock)
        {
            if (_isOver) return;
            _record = _record with { At = _time.GetUtcNow() };
        }

        try
        {
            Write();
        }
        catch (CorpusException)
        {
            // The work goes on; it meets the disk itself.
        }
    }

    private void Write()
    {
        PartRecord record;
        lock (_lock) record = _record;
        AtomicFile.Write(_path, "The record of the part", stream => stream.Write(JsonSerializer.SerializeToUtf8Bytes(record, PartRecordJson.Default.PartRecord)));
    }
}
