using System.Globalization;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>
/// An array of a Zarr group, version 2, in little-endian C order, unpacked or packed with zlib. Chunks may divide samples and the axis behind
/// them, as exports do, and no other.
/// </summary>
internal sealed class ZarrArray : RowArray
{
    private readonly string _folder;
    private readonly ZarrHead _head;
    private readonly byte[] _fill;
    private readonly int _chunkRows;
    private readonly int _chunkSteps;
    private readonly int _steps;
    private readonly int _stepBytes;
    private readonly string _lastPart;

    /// <exception cref="CorpusException">The array is laid out in a way that is not read here.</exception>
    public ZarrArray(string folder, string name, ZarrHead head)
        : base(name, NumpyType.Parse(head.Type), head.Shape)
    {
        (_folder, _head) = (folder, head);
        Refuse(head.Format != 2, $"is of version {head.Format}, and 2 is read");
        Refuse(head.Order != "C", "is not in C order");
        Refuse(head.Compressor is { Id: not "zlib" }, $"is packed with {DisplayText.Text(head.Compressor?.Id ?? "")}, and zlib is read");
        Refuse(head.Filters.ValueKind == System.Text.Json.JsonValueKind.Array && head.Filters.GetArrayLength() > 0, "has filters");
        Refuse(head.Chunks.Length != head.Shape.Length || head.Chunks.Any(size => size is < 1 or > int.MaxValue), "has chunks that do not fit its shape");
        Refuse(head.Chunks.Skip(2).Zip(head.Shape.Skip(2)).Any(pair => pair.First < pair.Second), "has chunks that divide an image");
        _chunkRows = (int)head.Chunks[0];
        _chunkSteps = head.Chunks.Length > 1 ? (int)head.Chunks[1] : 1;
        _steps = RowShape.Count > 0 ? RowShape[0] : 1;
        _stepBytes = _steps == 0 ? 0 : RowBytes / _steps;
        _lastPart = string.Concat(Enumerable.Repeat(head.Separator + "0", Math.Max(0, head.Chunks.Length - 2)));
        Refuse((long)_chunkRows * _chunkSteps * _stepBytes > Array.MaxLength, "has chunks of more than 2 GB");
        _fill = new byte[Type.Size];
        Refuse(!ZarrFill.TryWrite(head.FillValue, Type, _fill), $"has a fill value that is no {Type}");
    }

    private int ChunkBytes => _chunkRows * _chunkSteps * _stepBytes;

    public override void Read(int row, Span<byte> target)
    {
        var within = row % _chunkRows * _chunkSteps * _stepBytes;
        for (var step = 0; step < _steps; step += _chunkSteps)
        {
            var piece = target.Slice(step * _stepBytes, Math.Min(_chunkSteps, _steps - step) * _stepBytes);
            ReadPiece(row / _chunkRows, step / _chunkSteps, within, piece);
        }
    }

    public override byte[] ReadAll()
    {
        var all = new byte[checked(Rows * RowBytes)];
        // Each chunk is read once, and not once for each of its samples.
        var chunk = new byte[ChunkBytes];
        for (var first = 0; first < Rows; first += _chunkRows)
        {
            for (var step = 0; step < _steps; step += _chunkSteps)
            {
                ReadPiece(first / _chunkRows, step / _chunkSteps, 0, chunk);
                var length = Math.Min(_chunkSteps, _steps - step) * _stepBytes;
                for (var row = first; row < Math.Min(first + _chunkRows, Rows); row++)
                {
                    chunk.AsSpan((row - first) * _chunkSteps * _stepBytes, length).CopyTo(all.AsSpan((row * RowBytes) + (step * _stepBytes)));
                }
            }
        }

        return all;
    }

    private void ReadPiece(int rowChunk, int stepChunk, int offset, Span<byte> target)
    {
        var name = rowChunk.ToString(CultureInfo.InvariantCulture);
        if (_head.Chunks.Length > 1) name += _head.Separator + stepChunk.ToString(CultureInfo.InvariantCulture) + _lastPart;
        using var handle = TrainingFile.TryOpen(Path.Combine(_folder, Name, name));
        if (handle is null)
        {
            Fill(target);
        }
        else if (_head.Compressor is null)
        {
            TrainingFile.Fill(handle, Path.Combine(_folder, Name, name), offset, target);
        }
        else
        {
            Unpack(handle, Path.Combine(_folder, Name, name), offset, target);
        }
    }

    private void Unpack(SafeFileHandle handle, string path, int offset, Span<byte> target)
    {
        try
        {
            using var stream = new ZLibStream(new FileStream(handle, FileAccess.Read, 1 << 16), CompressionMode.Decompress);
            Span<byte> skipped = stackalloc byte[4096];
            for (var left = offset; left > 0; left -= Math.Min(left, skipped.Length)) stream.ReadExactly(skipped[..Math.Min(left, skipped.Length)]);
            stream.ReadExactly(target);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw TrainingFile.Damaged(path, "its packed bytes are damaged or end too early", e);
        }
    }

    private void Fill(Span<byte> target)
    {
        for (var at = 0; at < target.Length; at += _fill.Length) _fill.CopyTo(target[at..]);
    }

    private void Refuse(bool isWrong, string what)
    {
        if (isWrong) throw new CorpusException($"The array {Name} of {_folder} {what}.");
    }
}
