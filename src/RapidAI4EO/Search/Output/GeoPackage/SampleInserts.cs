using Microsoft.Data.Sqlite;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Output.Rows;

namespace RapidAI4EO.Search.Output.GeoPackage;

/// <summary>Puts samples into the layer and its R-tree.</summary>
internal sealed class SampleInserts : IDisposable
{
    /// <summary>fid, geometry, sample_id, zone, tile, row, column; the shares follow.</summary>
    private const int FirstShare = 8;

    private readonly PreparedInsert _rows;
    private readonly RTreeBuilder _tree;
    private readonly double[] _bound = new double[ClcNomenclature.Count];
    private readonly byte[] _geometry = new byte[GeoPackageGeometry.Length];
    private long _fid;

    public SampleInserts(SqliteConnection connection)
    {
        _rows = new PreparedInsert(connection, GeoPackageTables.Samples, FirstShare - 1 + ClcNomenclature.Count);
        _tree = new RTreeBuilder(connection, SpatialIndex.Name);
        Array.Fill(_bound, double.NaN);
    }

    public void Add(SampleRow row, in LonLatBounds bounds)
    {
        _fid++;
        GeoPackageGeometry.Write(row.Corners, bounds, _geometry);
        _rows.Bind(1, _fid);
        _rows.Bind(2, _geometry);
        _rows.Bind(3, row.Id.ToString());
        _rows.Bind(4, row.Zone);
        _rows.Bind(5, row.Tile);
        _rows.Bind(6, row.Id.Row);
        _rows.Bind(7, row.Id.Column);
        BindShares(row.Fractions);
        _rows.Run();
        _tree.Add(_fid, bounds);
    }

    /// <summary>To be called after the last row.</summary>
    public void Finish() => _tree.Finish();

    public void Dispose()
    {
        _rows.Dispose();
        _tree.Dispose();
    }

    private void BindShares(double[] shares)
    {
        for (var c = 0; c < shares.Length; c++)
        {
            if (shares[c].Equals(_bound[c]))
            {
                continue;
            }

            _bound[c] = shares[c];
            _rows.Bind(FirstShare + c, shares[c]);
        }
    }
}
