using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;

namespace RapidAI4EO.Training.Export.Journal;

/// <summary>
/// Which parts of an export are complete: a line of JSON each, in the order in which they became so. First the disk gets the files, then
/// the journal their lines, in groups and while samples are written: a disk takes seconds for what decoding makes in two. A killed run
/// leaves at worst an end that is left out.
/// </summary>
internal sealed class ExportJournal : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly DiskSync _disk;
    private readonly GroupCommit _commit;
    private readonly long[] _places;

    // What is committed, and what will be when all that was added is.
    private long _length;
    private long _end;

    /// <param name="path">The file; made where there is none.</param>
    /// <param name="units">How many parts there will be.</param>
    /// <param name="disk">Gets the files.</param>
    /// <param name="time">The clock of the gathering.</param>
    /// <param name="onFault">Told at once when the disk does not take a group; nothing is committed after.</param>
    public ExportJournal(string path, int units, DiskSync disk, TimeProvider time, Action<Exception> onFault)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _disk = disk;
        _places = new long[units];
        Array.Fill(_places, -1);
        try
        {
            Load();
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _end = _length;
        _commit = new GroupCommit(Commit, time, onFault);
    }

    /// <summary>A part whose files have their names.</summary>
    public void Add(UnitLine line)
    {
        byte[] text = [.. JsonSerializer.SerializeToUtf8Bytes(line, ExportJson.Default.UnitLine), (byte)'\n'];
        lock (_lock)
        {
            _places[line.Unit] = _end;
            _end += text.Length;
            _commit.Add(text, static (bytes, group) => group.Write(bytes));
        }
    }

    /// <summary>Brings to disk what has been added; nothing can be added after.</summary>
    public ValueTask CompleteAsync() => _commit.DisposeAsync();

    /// <summary>The parts that were complete at the start; after <see cref="CompleteAsync"/>, all. In their order.</summary>
    public IEnumerable<UnitLine> Lines()
    {
        var window = new LineWindow(_file);
        for (var unit = 0; unit < _places.Length; unit++)
        {
            if (_places[unit] < 0) continue;
            yield return ReadAt(window, _places[unit], out _) ?? throw new CorpusException("The journal of the export has changed while it was read.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CompleteAsync().ConfigureAwait(false);
        _file.Dispose();
    }

    private void Commit(ReadOnlySpan<byte> lines)
    {
        _disk.Flush();
        try
        {
            RandomAccess.Write(_file, lines, _length);
            FileFlush.ToDisk(_file);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, _path);
        }

        _length += lines.Length;
    }

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
