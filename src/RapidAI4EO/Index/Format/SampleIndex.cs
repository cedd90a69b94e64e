using System.Runtime.InteropServices;
using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Format;

/// <summary>
/// The sample index: which samples there are, where they lie and what covers them, from one file that is read as a whole. Samples are
/// known by their ordinals, 0 to <see cref="Count"/> - 1, in the order of tiles. A damaged part is found when it is first used: then members throw
/// <see cref="CorpusException"/>; after <see cref="Dispose"/> they throw <see cref="ObjectDisposedException"/>. Safe for use by many threads.
/// </summary>
public sealed class SampleIndex : IDisposable
{
    private readonly IndexFile _file;
    private readonly IndexFile.Section[] _postings;
    private readonly Lazy<NonQuantizedFractions> _nonQuantizedFractions;
    private readonly Lazy<TileTree> _tileTree;

    private SampleIndex(IndexFile file)
    {
        _file = file;
        Info = IndexInfoReader.Read(file.Read(IndexFormat.Meta));
        if (IndexContent.FaultOf(Info) is { } fault) throw IndexFile.Damaged(file.Path, $"its section '{IndexFormat.Meta}' {fault}");
        file.FindFault = new IndexContent(file, Info).FindFault;
        _postings = [.. ClcNomenclature.Classes.Select(c => Require(file, c.Property))];
        Require(file, IndexFormat.Tiles);
        Require(file, IndexFormat.Places);
        if (HasDifferingPolygons) Require(file, IndexFormat.Corners);
        _nonQuantizedFractions = new Lazy<NonQuantizedFractions>(() => NonQuantizedFractions.Read(_file.Read(IndexFormat.Shares)));
        _tileTree = new Lazy<TileTree>(() => new TileTree(Tiles));
    }

    public string Path => _file.Path;

    public IndexInfo Info { get; }

    /// <summary>How many samples the index has.</summary>
    public int Count => Info.Samples;

    /// <summary>The file's length in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>The names of the file's sections and their lengths in bytes.</summary>
    public IEnumerable<KeyValuePair<string, long>> Sections => _file.Sections;

    /// <summary>The tile directory, by zone, easting and northing.</summary>
    public ReadOnlySpan<TileEntry> Tiles => MemoryMarshal.Cast<byte, TileEntry>(_file.Read(IndexFormat.Tiles));

    /// <summary>The bounds of runs of tiles, for searches in space.</summary>
    internal TileTree TileTree => _tileTree.Value;

    /// <summary>Shares that are no multiple of 1/40000.</summary>
    internal NonQuantizedFractions NonQuantizedFractions => _nonQuantizedFractions.Value;

    /// <summary>True where some published polygon is not the one computed from its id.</summary>
    internal bool HasDifferingPolygons => Info.DifferingPolygons > 0;

    internal ReadOnlySpan<ushort> Places => MemoryMarshal.Cast<byte, ushort>(_file.Read(IndexFormat.Places));

    /// <exception cref="CorpusException">The file is missing, damaged, or of another version.</exception>
    public static SampleIndex Open(string path)
    {
        var file = IndexFile.Open(path);
        try
        {
            return new SampleIndex(file);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            file.Dispose();
            throw new CorpusException($"The index {path} is damaged: it does not say what it holds.", e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Checks every section that has not been used yet: afterwards nothing throws for what the file holds.</summary>
    /// <exception cref="CorpusException">One of them is damaged.</exception>
    public void CheckAll()
    {
        foreach (var (name, _) in _file.Sections)
        {
            _file.Read(name);
        }
    }

    /// <summary>The id of a sample, printed as the resource file wrote it.</summary>
    public SampleId IdOf(int ordinal)
    {
        var tiles = Tiles;
        return IdOf(tiles[TileOf(tiles, ordinal)].Tile, Places[ordinal]);
    }

    /// <summary>The ordinal of a sample, or -1 where the index does not have it.</summary>
    public int OrdinalOf(SampleId id)
    {
        var tiles = Tiles;
        var at = FindTile(tiles, TileEntry.PlaceOf(id.Tile));
        if (at < 0)
        {
            return -1;
        }

        var (first, end) = RangeOf(tiles, at);
        var places = Places[first..end];
        var place = PlaceOf(id.Row, id.Column);
        int low = 0, high = places.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = places[middle] & ~IndexFormat.PaddedEasting;
            if (found == place)
            {
                return first + middle;
            }

            (low, high) = found < place ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The corners of a sample's published polygon, degrees.</summary>
    public FootprintCorners PublishedCorners(int ordinal) =>
        HasDifferingPolygons && DifferingCorners.TryFind(_file.Read(IndexFormat.Corners), ordinal, out var corners)
            ? corners
            : IdOf(ordinal).Footprint.PublishedCorners;

    /// <summary>The posting list of a class, by its place in the nomenclature.</summary>
    public ClassPostings PostingsOf(int classIndex) => new(_file.Read(_postings[classIndex]), Count);

    /// <summary>The share of a class that its posting list marks with <see cref="ClassPostings.NonQuantized"/>, 0 to 1.</summary>
    public double NonQuantizedFractionOf(int ordinal, int classIndex) => NonQuantizedFractions.ValueOf(ordinal, classIndex).ToDouble();

    public void Dispose() => _file.Dispose();

    /// <summary>The ordinals of a tile: the first, and the one after the last.</summary>
    internal (int First, int End) RangeOf(ReadOnlySpan<TileEntry> tiles, int tile) =>
        (tiles[tile].First, tile + 1 < tiles.Length ? tiles[tile + 1].First : Count);

    /// <summary>The tile of a sample, printed as the tile's first sample is: one tile is one folder, however its ids write an easting below 10.</summary>
    internal Tile FolderOf(int ordinal)
    {
        var tiles = Tiles;
        var entry = tiles[TileOf(tiles, ordinal)];
        return IdOf(entry.Tile, Places[entry.First]).Tile;
    }

    /// <summary>The ordinals of the tile that holds a sample: the first, and the one after the last.</summary>
    internal (int First, int End) RangeAround(int ordinal)
    {
        var tiles = Tiles;
        return RangeOf(tiles, TileOf(tiles, ordinal));
    }

    /// <summary>The same of a tile; nothing where the index does not have it.</summary>
    internal (int First, int End) RangeOf(Tile tile)
    {
        var tiles = Tiles;
        var at = FindTile(tiles, TileEntry.PlaceOf(tile));
        return at < 0 ? (0, 0) : RangeOf(tiles, at);
    }

    /// <summary>What the published polygons of some samples of one tile cover, degrees.</summary>
    /// <param name="ordinals">Different ones, in order.</param>
    internal LonLatBounds BoundsOf(IReadOnlyList<int> ordinals)
    {
        var tiles = Tiles;
        var tile = TileOf(tiles, ordinals[0]);
        var (first, end) = RangeOf(tiles, tile);
        return ordinals.Count == end - first
            ? tiles[tile].Bounds
            : ordinals.Aggregate(LonLatBounds.Empty, (bounds, ordinal) => bounds.Including(PublishedCorners(ordinal).Bounds));
    }

    /// <summary>The place in the directory of the tile that holds a sample.</summary>
    internal static int TileOf(ReadOnlySpan<TileEntry> tiles, int ordinal)
    {
        int low = 0, high = tiles.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = tiles[middle].First <= ordinal ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    internal static SampleId IdOf(Tile tile, ushort place)
    {
        var (row, column) = RowAndColumn(place);
        return (place & IndexFormat.PaddedEasting) == 0
            ? new SampleId(tile, row, column)
            : new SampleId(new Tile(tile.Zone, tile.Easting, tile.Northing, paddedEasting: true), row, column);
    }

    internal static int PlaceOf(int row, int column) => ((row - 1) * Tile.SamplesPerSide) + (column - 1);

    internal static (int Row, int Column) RowAndColumn(ushort place)
    {
        var (row, column) = Math.DivRem(place & ~IndexFormat.PaddedEasting, Tile.SamplesPerSide);
        return (row + 1, column + 1);
    }

    private static IndexFile.Section Require(IndexFile file, string section) =>
        file.Find(section) ?? throw IndexFile.Damaged(file.Path, $"it lacks its section '{section}'");

    private static int FindTile(ReadOnlySpan<TileEntry> tiles, uint place)
    {
        int low = 0, high = tiles.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (tiles[middle].Place == place)
            {
                return middle;
            }

            (low, high) = tiles[middle].Place < place ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
