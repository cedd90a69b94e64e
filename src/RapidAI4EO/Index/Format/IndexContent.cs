using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Format;

/// <summary>What the sections of an index may hold, so that whoever reads them later need not ask: numbers in their ranges and in their order.</summary>
/// <param name="file">The file, for sections that are checked by others.</param>
/// <param name="info">What the index says of itself.</param>
internal sealed class IndexContent(IndexFile file, IndexInfo info)
{
    private const int PlacesPerTile = Tile.SamplesPerSide * Tile.SamplesPerSide;

    private static readonly HashSet<string> Classes = [.. ClcNomenclature.Classes.Select(c => c.Property)];

    private readonly Lazy<NonQuantizedFractions> _fractions = new(() => NonQuantizedFractions.Read(file.Read(IndexFormat.Shares)));

    /// <summary>The fault of what an index says of itself; null where there is none.</summary>
    public static string? FaultOf(IndexInfo info)
    {
        if (int.Min(int.Min(info.Samples, info.Tiles), int.Min(info.DifferingPolygons, info.OddShares)) < 0 || info.LeftOut < 0) return "has a negative count";
        return info.Sources.Any(source => source.Path.Length == 0 || source.Path.Contains('\0')) ? "names a source that no file can be" : null;
    }

    /// <summary>The fault of a section, as the end of a sentence; null where there is none.</summary>
    public string? FindFault(string name, ReadOnlySpan<byte> bytes) => name switch
    {
        IndexFormat.Tiles => FaultOfTiles(bytes),
        IndexFormat.Places => FaultOfPlaces(bytes),
        IndexFormat.Corners => FaultOfCorners(bytes),
        IndexFormat.Shares => FaultOfShares(bytes),
        _ when Classes.Contains(name) => FaultOfPostings(name, bytes),
        _ => null,
    };

    private string? FaultOfTiles(ReadOnlySpan<byte> bytes)
    {
        var tiles = MemoryMarshal.Cast<byte, TileEntry>(bytes);
        if (tiles.Length != info.Tiles || bytes.Length != tiles.Length * Marshal.SizeOf<TileEntry>()) return "does not have the tiles that it should";
        if (tiles.IsEmpty) return info.Samples == 0 ? null : "has no tiles for its samples";
        if (tiles[0].First != 0 || info.Samples == 0) return "does not begin with the first sample";
        for (var i = 0; i < tiles.Length; i++)
        {
            if (!tiles[i].IsPossible) return "names a tile that there is not";
            if (i > 0 && (tiles[i].Place <= tiles[i - 1].Place || tiles[i].First <= tiles[i - 1].First)) return "is not in order";
            if (!IsFinite(tiles[i].Bounds)) return "has bounds that are no numbers";
        }

        return tiles[^1].First < info.Samples ? null : "has tiles without samples";
    }

    private string? FaultOfPlaces(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 2L * info.Samples) return "does not have a place a sample";
        var places = MemoryMarshal.Cast<byte, ushort>(bytes);
        var tiles = MemoryMarshal.Cast<byte, TileEntry>(file.Read(IndexFormat.Tiles));
        for (var i = 0; i < tiles.Length; i++)
        {
            var end = i + 1 < tiles.Length ? tiles[i + 1].First : info.Samples;
            var last = -1;
            foreach (var marked in places[tiles[i].First..end])
            {
                var place = marked & ~IndexFormat.PaddedEasting;
                if (place >= PlacesPerTile || place <= last) return "is not in order, or has places that a tile has not";
                last = place;
            }
        }

        return null;
    }

    private string? FaultOfPostings(string name, ReadOnlySpan<byte> bytes)
    {
        var blocks = ClassPostings.BlocksOf(info.Samples);
        if (bytes.Length < 4L * (blocks + 1)) return "is too short";
        var starts = MemoryMarshal.Cast<byte, uint>(bytes)[..(blocks + 1)];
        if (starts[0] != 0 || bytes.Length != (4L * (blocks + 1)) + (4L * starts[^1])) return "does not have the length that it says";
        for (var i = 1; i < starts.Length; i++)
        {
            if (starts[i] < starts[i - 1]) return "has blocks out of order";
        }

        var postings = new ClassPostings(bytes, info.Samples);
        var classIndex = IndexOf(name);
        for (var block = 0; block < blocks; block++)
        {
            if (FaultOfBlock(postings, block, classIndex) is { } fault) return fault;
        }

        return null;
    }

    private string? FaultOfBlock(in ClassPostings postings, int block, int classIndex)
    {
        var ordinals = postings.Ordinals(block);
        var counts = postings.Counts(block);
        var last = -1;
        for (var i = 0; i < ordinals.Length; i++)
        {
            if (ordinals[i] <= last) return "has samples out of order";
            last = ordinals[i];
            if (counts[i] == ClassPostings.NonQuantized)
            {
                if (!_fractions.Value.Has((block * ClassPostings.BlockSize) + last, classIndex)) return "points to a share that is not there";
            }
            else if (counts[i] is 0 or > ClassPostings.SharesUnit)
            {
                return "has a share that is not between 0 and 1";
            }
        }

        return last < info.Samples - (block * ClassPostings.BlockSize) ? null : "has samples that the index has not";
    }

    private string? FaultOfCorners(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != (long)info.DifferingPolygons * IndexFormat.CornerRowLength) return "does not have the polygons that it should";
        var last = -1;
        for (; !bytes.IsEmpty; bytes = bytes[IndexFormat.CornerRowLength..])
        {
            var ordinal = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (ordinal <= last || ordinal >= info.Samples) return "is not in order, or has polygons of samples that the index has not";
            last = ordinal;
            if (!IsFinite(MemoryMarshal.Read<FootprintCorners>(bytes[4..]).Bounds)) return "has corners that are no numbers";
        }

        return null;
    }

    private string? FaultOfShares(ReadOnlySpan<byte> bytes) => NonQuantizedFractions.FindFault(bytes, info.Samples, ClcNomenclature.Classes.Count);

    private static int IndexOf(string name)
    {
        for (var i = 0; i < ClcNomenclature.Classes.Count; i++)
            if (ClcNomenclature.Classes[i].Property == name) return i;
        return -1;
    }

    private static bool IsFinite(in LonLatBounds bounds) =>
        double.IsFinite(bounds.West) && double.IsFinite(bounds.South) && double.IsFinite(bounds.East) && double.IsFinite(bounds.North)
        && bounds.West <= bounds.East && bounds.South <= bounds.North;
}
