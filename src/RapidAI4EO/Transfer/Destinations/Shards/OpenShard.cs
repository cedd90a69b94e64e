using System.Formats.Tar;
using System.Text;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Transfer.Destinations.Shards;

/// <summary>A shard that is being written, under the name of a partial file. Faults of the disk come as <see cref="DestinationException"/>.</summary>
internal sealed class OpenShard : IDisposable
{
    private const int BlockSize = 512;
    private const int MaxUstarName = 100;
    private const long MaxTarTime = (1L << 33) - 1;
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _path;
    private readonly ShardStream _stream;
    private readonly TarWriter _tar;
    private readonly List<ManifestEntry> _entries = [];
    private string _sample = "";
    private long _lengthBeforeSample;
    private int _entriesBeforeSample;
    private bool _isPlaced;
    private bool _isGivenUp;

    public OpenShard(string path)
    {
        _path = path;
        _stream = Guard(() => new ShardStream(path));
        _tar = new TarWriter(_stream, TarEntryFormat.Ustar, leaveOpen: true);
    }

    /// <summary>The files in it, each with its offset.</summary>
    public IReadOnlyList<ManifestEntry> Entries => _entries;

    public long Length => _stream.Length;

    /// <summary>Whether a file belongs to the sample that was written last: samples are not torn apart.</summary>
    public bool IsSameSample(ShardMember member) => member.Sample.SequenceEqual(_sample);

    public void Append(ShardMember member)
    {
        if (!IsSameSample(member))
        {
            _sample = member.Sample.ToString();
            _lengthBeforeSample = Length;
            _entriesBeforeSample = _entries.Count;
        }

        Guard(() => _tar.WriteEntry(EntryOf(member)));
        _entries.Add(member.Entry with { Offset = Length - RoundedUp(member.Length) });
    }

    /// <summary>Takes the last sample out again, which is not known to be complete; all of them after a fault of the disk.</summary>
    public void CutLastSample()
    {
        var kept = _isGivenUp ? 0 : _entriesBeforeSample;
        _entries.RemoveRange(kept, _entries.Count - kept);
        if (!_isGivenUp) Guard(() => _stream.SetLength(_lengthBeforeSample));
    }

    /// <summary>Ends the tar, brings it to disk and gives it its name.</summary>
    /// <param name="move">Gives the closed file its name: gets its path.</param>
    public void Place(Action<string> move)
    {
        Guard(() =>
        {
            _tar.Dispose();
            _stream.Complete();
            _stream.Dispose();
            move(_path);
        });
        _isPlaced = true;
    }

    public void Dispose()
    {
        Close(_tar);
        Close(_stream);
        if (!_isPlaced) PartialFile.Delete(_path);
    }

    private static void Close(IDisposable part)
    {
        try
        {
            part.Dispose();
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // It is given up in any case.
        }
    }

    private static PosixTarEntry EntryOf(ShardMember member)
    {
        // Ustar is what every reader understands; it has no room for long names and foreign letters. GNU's form of those is
        // understood by GDAL before 3.7 as well, which cuts the names of pax.
        PosixTarEntry entry = member.Name.Length <= MaxUstarName && Ascii.IsValid(member.Name)
            ? new UstarTarEntry(TarEntryType.RegularFile, member.Name)
            : new GnuTarEntry(TarEntryType.RegularFile, member.Name);
        entry.Mode = Mode;
        entry.ModificationTime = TarTime(member.Modified);
        entry.DataStream = new MemoryStream(member.Buffer, 0, (int)member.Length, writable: false);
        return entry;
    }

    /// <summary>A tar's field for the time has eleven octal digits: 1970 to 2242. What a server says can be anything.</summary>
    private static DateTimeOffset TarTime(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(time.ToUnixTimeSeconds(), 0, MaxTarTime));

    private static long RoundedUp(long length) => (length + BlockSize - 1) / BlockSize * BlockSize;

    private void Guard(Action write) => Guard(() =>
    {
        write();
        return 0;
    });

    private T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // Its space is what the manifest may need now.
            GiveUp();
            throw new DestinationException(DestinationFaults.Describe(e, Path.GetDirectoryName(_path)!), e);
        }
    }

    private void GiveUp()
    {
        // There is none yet where it could not be made.
        if (_tar is null) return;
        _isGivenUp = true;
        Dispose();
    }
}
