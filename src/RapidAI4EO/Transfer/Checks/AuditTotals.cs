using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>Adds up the audits of samples. Not safe for use by many threads.</summary>
public sealed class AuditTotals
{
    private static readonly int States = Enum.GetValues<AssetState>().Length;

    private readonly long[] _counts = new long[Product.All.Count * States];

    public long Samples { get; private set; }

    /// <summary>Samples of which everything is here.</summary>
    public long Complete { get; private set; }

    public void Add(SampleAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        Samples++;
        if (audit.IsComplete) Complete++;
        foreach (var product in Product.All)
        {
            for (var state = 0; state < States; state++) _counts[(product.Index * States) + state] += audit.Count(product, (AssetState)state);
        }
    }

    public long Count(Product product, AssetState state)
    {
        ArgumentNullException.ThrowIfNull(product);
        return _counts[(product.Index * States) + (int)state];
    }

    public long Count(AssetState state) => Product.All.Sum(product => Count(product, state));
}
