namespace RapidAI4EO.Transfer.Estimates;

/// <summary>
/// The sum of all sizes from a draw of each product: counts times means, with a margin that holds with a probability of 95 %.
/// </summary>
/// <remarks>
/// Stratified random sampling without replacement as in W. G. Cochran, Sampling Techniques, 3rd edition 1977, chapter 5: the
/// variance is the sum of N (N - n) s² / n over the strata, the quantile Student's with the degrees of freedom after Satterthwaite.
/// Sizes far from normal, such as one giant among thousands, may be missed more often.
/// </remarks>
internal sealed class TotalEstimate
{
    private double _variance;
    private double _variance2; // Of the variance itself, but for a factor of two.

    private TotalEstimate()
    {
    }

    public double Bytes { get; private set; }

    /// <summary>Null where a product has too few answers to say how much its sizes differ.</summary>
    public double? Margin { get; private set; } = 0;

    /// <summary>Files that no root has; null where nobody answered.</summary>
    public double? Missing { get; private set; }

    public static TotalEstimate Of(IEnumerable<Stratum> strata)
    {
        var estimate = new TotalEstimate();
        foreach (var stratum in strata) estimate.Add(stratum);
        if (estimate.Margin is not null && estimate._variance > 0)
        {
            var freedom = estimate._variance * estimate._variance / estimate._variance2;
            estimate.Margin = StudentQuantile.Of(freedom) * Math.Sqrt(estimate._variance);
        }

        return estimate;
    }

    private void Add(Stratum stratum)
    {
        var (sizes, count) = (stratum.Sizes, (double)stratum.Count);
        if (sizes.Count == 0)
        {
            Bytes += count * stratum.TypicalBytes;
            Margin = null;
            return;
        }

        Bytes += count * sizes.Mean;
        Missing = (Missing ?? 0) + (count * sizes.Missing / sizes.Count);
        if (sizes.Count >= stratum.Count) return;
        if (sizes.Count < 2)
        {
            Margin = null;
            return;
        }

        var variance = count * (count - sizes.Count) / sizes.Count * sizes.Variance;
        _variance += variance;
        _variance2 += variance * variance / (sizes.Count - 1);
    }
}
