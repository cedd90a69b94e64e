using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Output.Parquet;
using RapidAI4EO.Search.Output.Rows;

namespace RapidAI4EO.Search.Output.GeoParquet;

/// <summary>The columns of the samples' table.</summary>
internal sealed class SampleColumns
{
    private static readonly ParquetValues<SampleId> Ids = new(ParquetType.ByteArray, true, new AsPrinted(), (id, to) => to.Advance(id.WriteTo(to.GetSpan(SampleId.MaxLength))));

    // Bytes of geometries have no order that would say anything.
    private static readonly ParquetValues<FootprintCorners> Polygons = new(ParquetType.ByteArray, false, null, (corners, to) =>
    {
        FootprintWkb.Write(corners, to.GetSpan(FootprintWkb.Length));
        to.Advance(FootprintWkb.Length);
    });

    private readonly PlainColumn<SampleId> _id = new("sample_id", Ids);
    private readonly PlainColumn<FootprintCorners> _geometry = new(GeoMetadata.Geometry, Polygons);
    private readonly PlainColumn<double>[] _bounds = [.. GeoMetadata.BoundsFields.Select(field => new PlainColumn<double>(field, ParquetValues.Doubles, GeoMetadata.Bounds))];
    private readonly DictionaryColumn<string> _zone = new("zone", ParquetValues.Texts);
    private readonly DictionaryColumn<string> _tile = new("tile", ParquetValues.Texts);
    private readonly DictionaryColumn<int> _row = new("row", ParquetValues.Integers);
    private readonly DictionaryColumn<int> _column = new("column", ParquetValues.Integers);
    private readonly DictionaryColumn<double>[] _shares = [.. ClcNomenclature.Classes.Select(c => new DictionaryColumn<double>(c.Property, ParquetValues.Doubles))];

    public IReadOnlyList<ParquetColumn> All => [_id, _geometry, .. _bounds, _zone, _tile, _row, _column, .. _shares];

    public void Add(SampleRow row, in LonLatBounds bounds)
    {
        _id.Add(row.Id);
        _geometry.Add(row.Corners);
        _bounds[0].Add(bounds.West);
        _bounds[1].Add(bounds.South);
        _bounds[2].Add(bounds.East);
        _bounds[3].Add(bounds.North);
        _zone.Add(row.Zone);
        _tile.Add(row.Tile);
        _row.Add(row.Id.Row);
        _column.Add(row.Id.Column);
        for (var c = 0; c < _shares.Length; c++)
        {
            _shares[c].Add(row.Fractions[c]);
        }
    }

    /// <summary>The order of texts, byte by byte: not that of places, where 9E comes before 10E.</summary>
    private sealed class AsPrinted : IComparer<SampleId>
    {
        public int Compare(SampleId x, SampleId y)
        {
            Span<byte> left = stackalloc byte[SampleId.MaxLength];
            Span<byte> right = stackalloc byte[SampleId.MaxLength];
            return left[..x.WriteTo(left)].SequenceCompareTo(right[..y.WriteTo(right)]);
        }
    }
}
