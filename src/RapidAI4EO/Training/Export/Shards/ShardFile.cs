using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>
/// A file with many samples, whose places are known from the start, so that several workers write at once. Samples that are left out are
/// closed up at the end, and then all is hashed in one go, mostly from the page cache.
/// </summary>
internal sealed class ShardFile : IDisposable
{
    private const int PieceBytes = 1 << 20;

    private readonly ExportDirectory _home;
    private readonly string _draft;
    private readonly string _target;
    private readonly SafeFileHandle _handle;
    private bool _isPlaced;

    /// <param name="home">The export's folder.</param>
    /// <param name="name">The file's path below it.</param>
    /// <param name="headLength">Bytes before the first part.</param>
    /// <param name="slots">Samples in it.</param>
    /// <param name="parts">Bytes of a sample by slot, for each part; they lie one behind the other.</param>
    public ShardFile(ExportDirectory home, string name, int headLength, int slots, params ReadOnlySpan<Func<int, long>> parts)
    {
        (_home, Name, _draft, _target, HeadLength) = (home, name, home.NewDraft(), home.PathOf(name), headLength);
        var all = new ShardPart[parts.Length];
        for (var i = 0; i < all.Length; i++) all[i] = new ShardPart(i == 0 ? headLength : all[i - 1].End, slots, parts[i]);
        Parts = all;
        _handle = Guard(() => File.OpenHandle(_draft, FileMode.Create, FileAccess.ReadWrite, FileShare.None));
    }

    public string Name { get; }

    public int HeadLength { get; }

    public IReadOnlyList<ShardPart> Parts { get; }

    public void Write(long at, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_handle, bytes, at);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, _target);
        }
    }

    /// <summary>Closes up what is left out.</summary>
    /// <param name="keeps">Whether a part keeps what it has of a slot.</param>
    /// <returns>Where the last part ends.</returns>
    public long CloseUp(Func<int, int, bool> keeps)
    {
        long to = HeadLength;
        for (var number = 0; number < Parts.Count; number++)
        {
            var part = Parts[number];
            for (var slot = 0; slot < part.Slots; slot++)
            {
                if (!keeps(number, slot)) continue;
                Guard(() => Move(part.StartOf(slot), to, part.LengthOf(slot)));
                to += part.LengthOf(slot);
            }
        }

        return to;
    }

    /// <summary>Writes the head and what comes behind the last part, brings the file to its length and gives it its name.</summary>
    /// <param name="head">As long as <see cref="HeadLength"/>.</param>
    /// <param name="end">Where the last part ends.</param>
    /// <param name="tail">What follows.</param>
    public FileLine Place(ReadOnlySpan<byte> head, long end, ReadOnlySpan<byte> tail)
    {
        if (head.Length != HeadLength) throw new InvalidOperationException("The head does not have the length that room was left for.");
        Write(0, head);
        Write(end, tail);
        var length = end + tail.Length;
        var hash = Guard(() =>
        {
            RandomAccess.SetLength(_handle, length);
            if (_home.Disk.FlushesSingly) FileFlush.ToDisk(_handle);
            return FileHash.Of(_handle, CancellationToken.None).Hash;
        });
        _handle.Dispose();
        Guard(() => File.Move(_draft, _target, overwrite: true));
        _isPlaced = true;
        return new FileLine(Name, length, hash);
    }

    public void Dispose()
    {
        _handle.Dispose();
        if (!_isPlaced) PartialFile.Delete(_draft);
    }

    private void Move(long from, long to, long length)
    {
        if (from == to) return;
        var piece = GC.AllocateUninitializedArray<byte>((int)Math.Min(length, PieceBytes));
        for (long done = 0; done < length;)
        {
            var read = RandomAccess.Read(_handle, piece.AsSpan(0, (int)Math.Min(piece.Length, length - done)), from + done);
            if (read == 0) throw new IOException($"{_draft} ends early.");
            RandomAccess.Write(_handle, piece.AsSpan(0, read), to + done);
            done += read;
        }
    }

    private void Guard(Action work) => Guard(() =>
    {
        work();
        return 0;
    });

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, _target);
        }
    }
}
