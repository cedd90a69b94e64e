namespace RapidAI4EO.Training.Labels;

/// <summary>Two ways to weight classes in a loss by how often they occur. Weights of classes that occur have the mean 1; a class that does not has weight 0.</summary>
/// <param name="counts">How many samples each class has, whole or in parts.</param>
public sealed class ClassWeights(IReadOnlyList<double> counts)
{
    /// <summary>The largest of the values that Cui et al. try: classes of more than some 10,000 samples come to weigh the same.</summary>
    public const double Beta = 0.9999;

    /// <summary>
    /// One over the count: what scikit-learn calls <c>balanced</c>, but for the factor, with reference to the weighting in G. King, L. Zeng,
    /// "Logistic Regression in Rare Events Data", Political Analysis 9 (2), 2001.
    /// </summary>
    public IReadOnlyList<double> InverseFrequency { get; } = Normalize(counts, count => 1 / count);

    /// <summary>
    /// One over the effective number of samples, (1 - b^n) / (1 - b) (Y. Cui, M. Jia, T.-Y. Lin, Y. Song, S. Belongie, "Class-Balanced
    /// Loss Based on Effective Number of Samples", CVPR 2019) with b = <see cref="Beta"/>.
    /// </summary>
    public IReadOnlyList<double> EffectiveNumber { get; } = Normalize(counts, count => (1 - Beta) / (1 - Math.Pow(Beta, count)));

    private static double[] Normalize(IReadOnlyList<double> counts, Func<double, double> weight)
    {
        double[] weights = [.. counts.Select(count => count > 0 ? weight(count) : 0)];
        var occurring = weights.Count(w => w > 0);
        var sum = weights.Sum();
        return occurring == 0 ? weights : [.. weights.Select(w => w * occurring / sum)];
    }
}
