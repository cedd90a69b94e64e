using Microsoft.Win32.SafeHandles;

namespace RapidAI4EO.Training.Export.Journal;

/// <summary>
/// Lines of a file by their places. A piece of the file round the last place is kept, since several workers write lines in nearly the
/// order in which they are read: a read for each of a hundred thousand lines took longer than all else at an export's end.
/// </summary>
internal sealed class LineWindow(SafeFileHandle file)
{
    private const int DefaultBytes = 1 << 20;

    // How far before a place the piece begins, for the lines that are a little out of order.
    private const int Before = DefaultBytes / 4;

    private byte[] _piece = new byte[DefaultBytes];
    private long _start;
    private int _length;

    /// <param name="place">Where the line begins.</param>
    /// <param name="line">Without its end.</param>
    /// <returns>False where the file ends before the line does.</returns>
    public bool TryRead(long place, out ReadOnlySpan<byte> line)
    {
        if (Find(place, out line)) return true;
        Load(Math.Max(0, place - Before));
        while (!Find(place, out line))
        {
            if (_length < _piece.Length) return false;
            if (_start == place) Array.Resize(ref _piece, checked(_piece.Length * 2));
            Load(place);
        }

        return true;
    }

    private bool Find(long place, out ReadOnlySpan<byte> line)
    {
        line = default;
        if (place < _start || place >= _start + _length) return false;
        var rest = _piece.AsSpan((int)(place - _start), _length - (int)(place - _start));
        var end = rest.IndexOf((byte)'\n');
        if (end < 0) return false;
        line = rest[..end];
        return true;
    }

    private void Load(long start)
    {
        (_start, _length) = (start, 0);
        while (_length < _piece.Length)
        {
            var read = RandomAccess.Read(file, _piece.AsSpan(_length), start + _length);
            if (read == 0) return;
            _length += read;
        }
    }
}
