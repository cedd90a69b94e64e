using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Index.Build;

/// <summary>Turns joined samples into the columns of an index file.</summary>
internal sealed class IndexSections(JoinedSample[] samples, LabelTable labels)
{
    private readonly List<TileEntry> _tiles = [];

    public int TileCount => _tiles.Count;

    public ushort[] Places { get; } = new ushort[samples.Length];

    public ReadOnlyMemory<byte> Tiles() => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_tiles)).ToArray();

    /// <summary>Fills the tile directory and the places: samples come sorted by tile.</summary>
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

    public byte[] NonQuantizedFractions()
    {
        if (labels.NonQuantizedFractions.Count == 0)
        {
            return [];
        }

        var rows = new List<(int, int, string)>();
        for (var ordinal = 0; ordinal < samples.Length; ordinal++)
        {
            foreach (var entry in labels.Row(samples[ordinal].Row))
            {
                var (c, count) = LabelTable.Read(entry);
                if (count == ClassPostings.NonQuantized)
                {
                    rows.Add((ordinal, c, labels.NonQuantizedFractions[(samples[ordinal].Row, c)]));
                }
            }
        }

        return RapidAI4EO.Index.Format.NonQuantizedFractions.Write(rows);
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

        return RapidAI4EO.Index.Format.DifferingCorners.Write(rows);
    }

    private void AddTile(Tile tile, int first, int end, in LonLatBounds bounds)
    {
        if (end > first)
        {
            _tiles.Add(new TileEntry(tile, first, bounds));
        }
    }
}
