using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Transfer;

namespace RapidAI4EO.Training.Export;

/// <summary>
/// Which parts of an export are complete: a line of JSON each, in the order in which they became so. First the disk gets the files, then
/// the journal their lines, in groups. A killed run leaves at worst an end that is left out.
/// </summary>
internal sealed class ExportJournal : IDisposable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly SafeFileHandle _file;
    private readonly DiskSync _disk;
    private readonly TimeProvider _time;
    private readonly long[] _places;
    private readonly MemoryStream _waiting = new();
    private long _length;
    private long _committed;

    /// <param name="path">The file; made where there is none.</param>
    /// <param name="units">How many parts there will be.</param>
    /// <param name="time">The clock of the gathering.</param>
    public ExportJournal(string path, int units, TimeProvider time)
    {
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _disk = DiskSync.Of(_file);
        _time = time;
        _places = new long[units];
        Array.Fill(_places, -1);
        Load();
        _committed = time.GetTimestamp();
    }

    public bool Has(int unit) => _places[unit] >= 0;

    /// <summary>A part whose files have their names.</summary>
    /// <exception cref="DestinationException">The disk does not take it.</exception>
    public void Add(UnitLine line)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(line, ExportJson.Default.UnitLine);
        lock (_lock)
        {
            _places[line.Unit] = _length + _waiting.Length;
            _waiting.Write(text);
            _waiting.WriteByte((byte)'\n');
            if (_time.GetElapsedTime(_committed) >= Gathering) Commit();
        }
    }

    /// <summary>Brings to disk what has been added.</summary>
    public void Commit()
    {
        lock (_lock)
        {
            if (_waiting.Length == 0) return;
            _disk.Flush();
            RandomAccess.Write(_file, _waiting.GetBuffer().AsSpan(0, (int)_waiting.Length), _length);
            RandomAccess.FlushToDisk(_file);
            _length += _waiting.Length;
            _waiting.SetLength(0);
            _committed = _time.GetTimestamp();
        }
    }

    /// <summary>Brings to disk all that was written beside the parts.</summary>
    /// <exception cref="DestinationException">The disk does not take it.</exception>
    public void Sync() => _disk.Flush();

    /// <summary>The complete parts in their order, when all has been committed.</summary>
    public IEnumerable<UnitLine> Lines()
    {
        var window = new LineWindow(_file);
        for (var unit = 0; unit < _places.Length; unit++)
        {
            if (_places[unit] < 0) continue;
            yield return ReadAt(window, _places[unit], out _) ?? throw new CorpusException("The journal of the export has changed while it was read.");
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Finds the lines, and cuts off what is not one.</summary>
    private void Load()
    {
        var window = new LineWindow(_file);
        while (ReadAt(window, _length, out var next) is { } line && (uint)line.Unit < (uint)_places.Length)
        {
            _places[line.Unit] = _length;
            _length = next;
        }

        RandomAccess.SetLength(_file, _length);
    }

    private static UnitLine? ReadAt(LineWindow window, long place, out long next)
    {
        next = place;
        if (!window.TryRead(place, out var line)) return null;
        next += line.Length + 1;
        return Parse(line);
    }

    private static UnitLine? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ExportJson.Default.UnitLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
