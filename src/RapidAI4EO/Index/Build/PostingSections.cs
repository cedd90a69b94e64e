using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Makes the posting lists of all classes, see <see cref="ClassPostings"/>: counts them first, so that each block knows where
/// its postings go, and the blocks are then filled side by side.
/// </summary>
internal sealed class PostingSections
{
    private readonly JoinedSample[] _samples;
    private readonly LabelTable _labels;
    private readonly int _blocks;

    // For each class the number of postings before each block, and in all.
    private readonly uint[][] _starts;
    private readonly byte[][] _sections;

    public PostingSections(JoinedSample[] samples, LabelTable labels)
    {
        _samples = samples;
        _labels = labels;
        _blocks = ClassPostings.BlocksOf(samples.Length);
        _starts = [.. ClcNomenclature.Classes.Select(_ => new uint[_blocks + 1])];
        _sections = new byte[ClcNomenclature.Count][];
    }

    /// <summary>A section a class, in the order of the nomenclature.</summary>
    public byte[][] Build()
    {
        Parallel.For(0, _blocks, Count);
        for (var c = 0; c < _sections.Length; c++)
        {
            for (var block = 0; block < _blocks; block++)
            {
                _starts[c][block + 1] += _starts[c][block];
            }

            _sections[c] = new byte[(sizeof(uint) * (_blocks + 1)) + (2 * sizeof(ushort) * (int)_starts[c][^1])];
            MemoryMarshal.AsBytes(_starts[c].AsSpan()).CopyTo(_sections[c]);
        }

        Parallel.For(0, _blocks, Fill);
        return _sections;
    }

    private (int First, int End) RangeOf(int block) =>
        (block * ClassPostings.BlockSize, Math.Min(_samples.Length, (block + 1) * ClassPostings.BlockSize));

    private void Count(int block)
    {
        var counts = new uint[ClcNomenclature.Count];
        var (first, end) = RangeOf(block);
        for (var ordinal = first; ordinal < end; ordinal++)
        {
            foreach (var entry in _labels.Row(_samples[ordinal].Row))
            {
                counts[LabelTable.Read(entry).Class]++;
            }
        }

        for (var c = 0; c < counts.Length; c++)
        {
            _starts[c][block + 1] = counts[c];
        }
    }

    private void Fill(int block)
    {
        var next = Array.ConvertAll(_starts, starts => (int)starts[block]);
        var (first, end) = RangeOf(block);
        for (var ordinal = first; ordinal < end; ordinal++)
        {
            foreach (var entry in _labels.Row(_samples[ordinal].Row))
            {
                var (c, count) = LabelTable.Read(entry);
                var postings = MemoryMarshal.Cast<byte, ushort>(_sections[c].AsSpan(sizeof(uint) * (_blocks + 1)));
                var at = next[c]++;
                postings[at] = (ushort)ordinal;
                postings[(int)_starts[c][^1] + at] = count;
            }
        }
    }
}
