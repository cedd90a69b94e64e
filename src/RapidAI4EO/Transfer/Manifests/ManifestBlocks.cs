namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// Goes through the blocks of a manifest's file. Behind damage it goes on where the next block begins, so that a bad block costs its
/// own lines and no others; one of which only the header is damaged costs nothing, since what a header says is known.
/// </summary>
/// <param name="file">Read from where it stands.</param>
/// <param name="isLive">Whether a run is writing the file: it is about to write the rest of what is cut.</param>
internal sealed class ManifestBlocks(FileStream file, Func<bool> isLive)
{
    private readonly byte[] _packed = GzipBlock.NewPackedBuffer();
    private readonly byte[] _text = GzipBlock.NewTextBuffer();
    private int _length;
    private long _triedAgain = -1;

    /// <summary>The lines of the block.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    /// <summary>Where the block ends in the file.</summary>
    public long End { get; private set; }

    /// <summary>Blocks that had to be left out.</summary>
    public int Damaged { get; private set; }

    /// <summary>Where those are that others follow, or that end the file and are no cut ends.</summary>
    public List<(long Start, long End)> DamagedRanges { get; } = [];

    /// <summary>How far the file is whole where its end is cut; null where it ends as it should.</summary>
    public long? CutAt { get; private set; }

    /// <summary>Takes the next block that can be read.</summary>
    /// <returns>False at the end.</returns>
    public bool MoveNext()
    {
        while (true)
        {
            var start = file.Position;
            var packed = GzipBlock.ReadPacked(file, _packed);
            if (!packed.IsEmpty && GzipBlock.TryUnpack(packed, _text, out _length)) return Take(file.Position);
            if (packed.IsEmpty && start == file.Length && start > 0) return false;
            var next = GzipBlock.FindHeader(file, start + 1);
            if (TryWithoutHeader(start, next ?? file.Length)) return Take(next ?? file.Length);
            if (next is { } header)
            {
                Damaged++;
                DamagedRanges.Add((start, header));
                file.Position = header;
                continue;
            }

            if (IsEndOfLiveFile(start)) return false;
            if (TriesAgain(start)) continue;
            Damaged++;

            // A beginning without its end was never whole, and a file without any block is none of ours; all else had lines in it.
            if (start == 0 || (packed.IsEmpty && GzipBlock.IsBeginning(file, start))) CutAt = start;
            else DamagedRanges.Add((start, file.Length));
            file.Position = file.Length;
            return false;
        }
    }

    private bool Take(long end)
    {
        file.Position = End = end;
        return true;
    }

    /// <summary>Reads what lies between two places as a block, whatever its header says.</summary>
    private bool TryWithoutHeader(long start, long end)
    {
        if (end - start > _packed.Length || end - start <= GzipBlock.FullHeader) return false;
        var packed = _packed.AsMemory(0, (int)(end - start));
        file.Position = start;
        if (file.ReadAtLeast(packed.Span, packed.Length, throwOnEndOfStream: false) < packed.Length) return false;
        GzipBlock.PutHeader(packed.Span);
        return GzipBlock.TryUnpack(packed, _text, out _length);
    }

    private bool IsEndOfLiveFile(long start)
    {
        if (!isLive()) return false;
        file.Position = start;
        return true;
    }

    /// <summary>A run that ended in between has written the rest: only now it can be told what is cut.</summary>
    private bool TriesAgain(long start)
    {
        if (_triedAgain == start) return false;
        file.Position = _triedAgain = start;
        return true;
    }
}
