using System.Globalization;
using System.IO.Compression;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// A resource file as the stream of its text, inflated where it is gzip. Says how far it has read the file, for progress; finds
/// a file that is cut off, and refuses one that inflates past all reason.
/// </summary>
internal sealed class ResourceText : IDisposable
{
    /// <summary>Bytes of text past which a file is no resource file: the published ones have about 125 MB, pretty-printed 500 MB.</summary>
    public const long MaxLength = 4L << 30;

    private readonly FileStream _file;
    private readonly Stream _text;
    private readonly bool _isGzip;
    private readonly byte[] _held = new byte[GzipSeal.Mark.Length];
    private int _heldLength;
    private long _read;
    private long _position;

    public ResourceText(string path)
    {
        Path = path;
        try
        {
            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 18, FileOptions.SequentialScan);
            _isGzip = _file.ReadByte() == 0x1f && _file.ReadByte() == 0x8b;
            _file.Position = 0;
            Length = _file.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be read: {e.Message}", e);
        }

        _text = _isGzip ? new GZipStream(new MarkedGzipStream(_file), CompressionMode.Decompress) : _file;
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Bytes of the file read so far; may be asked for by any thread.</summary>
    public long Position => Volatile.Read(ref _position);

    public long Length { get; }

    /// <summary>Fills the buffer as far as the text goes; 0 at its end.</summary>
    /// <param name="buffer">Longer than the mark that is held back: a page or more.</param>
    /// <exception cref="CorpusException">The file is cut off, damaged, or inflates past all reason.</exception>
    public int Read(Span<byte> buffer)
    {
        var held = _heldLength;
        _held.AsSpan(0, held).CopyTo(buffer);
        var length = held + ReadText(buffer[held..]);
        if (!_isGzip)
        {
            return length;
        }

        // The last bytes may be the mark: they wait until more text follows or the end comes.
        _heldLength = Math.Min(length, _held.Length);
        buffer[(length - _heldLength)..length].CopyTo(_held);
        length -= _heldLength;
        if (length == 0 && !_held.AsSpan(0, _heldLength).SequenceEqual(GzipSeal.Mark))
        {
            throw Damaged(null);
        }

        return length;
    }

    public void Dispose()
    {
        _text.Dispose();
        _file.Dispose();
    }

    private int ReadText(Span<byte> buffer)
    {
        try
        {
            var read = _text.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            _read += read;
            Volatile.Write(ref _position, _file.Position);
            return _read <= MaxLength
                ? read
                : throw new CorpusException($"{Path} inflates to more than {MaxLength >> 30} GiB. It is not a resource file of the corpus; fetch it again.");
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
        catch (IOException e)
        {
            throw new CorpusException($"{Path} cannot be read: {e.Message}", e);
        }
    }

    private CorpusException Damaged(Exception? inner) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Path} is cut off or damaged: its gzip stream breaks after {_read:N0} bytes of text. Fetch it again."), inner);
}
