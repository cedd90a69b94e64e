using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>Turns joined samples into the columns of an index file.</summary>
internal sealed class IndexSections(JoinedSample[] samples, LabelTable labels)
{
    private readonly List<TileEntry> _tiles = [];

    public int TileCount => _tiles.Count;

    public ushort[] Places { get; } = new ushort[samples.Length];

    public ReadOnlyMemory<byte> Tiles() => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_tiles)).ToArray();

    /// <summary>Fills the tile directory and the places: samples come sorted by tile.</summary>
    [MethodImpl(HotLoop.Options)]
    public void Locate()
    {
        var tile = default(Tile);
        var first = 0;
        var bounds = LonLatBounds.Empty;
        for (var ordinal = 0; ordinal < samples.Length; ordinal++)
        {
            var sample = samples[ordinal].Sample;
            var id = SampleId.Unpack(sample.Id);
            if (id.Tile != tile)
            {
                AddTile(tile, first, ordinal, bounds);
                (tile, first, bounds) = (id.Tile, ordinal, LonLatBounds.Empty);
            }

            bounds = bounds.Including(sample.Bounds);
            Places[ordinal] = (ushort)(SampleIndex.PlaceOf(id.Row, id.Column) | (id.Tile.HasPaddedEasting ? IndexFormat.PaddedEasting : 0));
        }

        AddTile(tile, first, samples.Length, bounds);
    }

    /// <summary>The posting lists of all classes, see <see cref="ClassPostings"/>.</summary>
    [MethodImpl(HotLoop.Options)]
    public byte[][] Postings()
    {
        var blocks = ClassPostings.BlocksOf(samples.Length);
        var starts = CountPostings(blocks);
        var sections = new byte[ClcNomenclature.Count][];
        var next = new int[ClcNomenclature.Count];
        for (var c = 0; c < sections.Length; c++)
        {
            sections[c] = new byte[(4 * (blocks + 1)) + (4 * (int)starts[c][^1])];
            MemoryMarshal.AsBytes(starts[c].AsSpan()).CopyTo(sections[c]);
        }

        for (var ordinal = 0; ordinal < samples.Length; ordinal++)
        {
            foreach (var entry in labels.Row(samples[ordinal].Row))
            {
                var (c, count) = LabelTable.Read(entry);
                var ordinals = sections[c].AsSpan(4 * (blocks + 1));
                var at = 2 * next[c]++;
                BinaryPrimitives.WriteUInt16LittleEndian(ordinals[at..], (ushort)ordinal);
                BinaryPrimitives.WriteUInt16LittleEndian(ordinals[((2 * (int)starts[c][^1]) + at)..], count);
            }
        }

        return sections;
    }

    public byte[] OddShares()
    {
        if (labels.OddShares.Count == 0)
        {
            return [];
        }

        var rows = new List<(int, int, string)>();
        for (var ordinal = 0; ordinal < samples.Length; ordinal++)
        {
            foreach (var entry in labels.Row(samples[ordinal].Row))
            {
                var (c, count) = LabelTable.Read(entry);
                if (count == ClassPostings.OddShare)
                {
                    rows.Add((ordinal, c, labels.OddShares[(samples[ordinal].Row, c)]));
                }
            }
        }

        return Index.OddShares.Write(rows);
    }

    public byte[] DifferingCorners(List<(ulong Id, FootprintCorners Corners)> differing)
    {
        var byId = new Dictionary<ulong, FootprintCorners>(differing.Count);
        foreach (var (id, corners) in differing)
        {
            byId.TryAdd(id, corners);
        }

        var rows = new List<(int, FootprintCorners)>(byId.Count);
        for (var ordinal = 0; byId.Count > 0 && ordinal < samples.Length; ordinal++)
        {
            if (byId.TryGetValue(samples[ordinal].Sample.Id, out var corners))
            {
                rows.Add((ordinal, corners));
            }
        }

        return Index.DifferingCorners.Write(rows);
    }

    private void AddTile(Tile tile, int first, int end, in LonLatBounds bounds)
    {
        if (end > first)
        {
            _tiles.Add(new TileEntry(tile, first, bounds));
        }
    }

    /// <summary>For each class the number of postings before each block, and in all.</summary>
    [MethodImpl(HotLoop.Options)]
    private uint[][] CountPostings(int blocks)
    {
        var starts = new uint[ClcNomenclature.Count][];
        for (var c = 0; c < starts.Length; c++)
        {
            starts[c] = new uint[blocks + 1];
        }

        for (var ordinal = 0; ordinal < samples.Length; ordinal++)
        {
            foreach (var entry in labels.Row(samples[ordinal].Row))
            {
                starts[LabelTable.Read(entry).Class][(ordinal / ClassPostings.BlockSize) + 1]++;
            }
        }

        foreach (var counts in starts)
        {
            for (var block = 0; block < blocks; block++)
            {
                counts[block + 1] += counts[block];
            }
        }

        return starts;
    }
}
