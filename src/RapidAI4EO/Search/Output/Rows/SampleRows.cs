using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Output.Rows;

/// <summary>The rows of a table: samples in the order of the index.</summary>
internal sealed class SampleRows(SampleIndex index, SampleSet samples)
{
    private readonly LandCoverReader _reader = new(index);
    private readonly ushort[] _counts = new ushort[ClcNomenclature.Count];

    /// <summary>One after the other, all in the same object: a row is valid until the next.</summary>
    public IEnumerable<SampleRow> Read(CancellationToken cancellationToken)
    {
        var row = new SampleRow();
        foreach (var ordinal in samples.Ordinals())
        {
            cancellationToken.ThrowIfCancellationRequested();
            row.Id = index.IdOf(ordinal);
            row.Zone = row.Id.Zone.ToString();
            row.Tile = row.Id.Tile.PaddedName;
            row.Corners = index.PublishedCorners(ordinal);
            ReadShares(ordinal, row.Fractions);
            yield return row;
        }
    }

    private void ReadShares(int ordinal, double[] shares)
    {
        _reader.Read(ordinal, _counts);
        for (var c = 0; c < shares.Length; c++)
        {
            shares[c] = _counts[c] switch
            {
                0 => 0,
                ClassPostings.NonQuantized => double.Parse(_reader.TextOf(ordinal, c, ClassPostings.NonQuantized), CultureInfo.InvariantCulture),
                var count => (double)count / ClassPostings.SharesUnit,
            };
        }
    }
}
