using System.Numerics;

namespace RapidAI4EO.Training.Splits;

/// <summary>The least distance between the samples of each two splits: between their squares, metres, as <see cref="SquareDistance"/> says.</summary>
public sealed class SplitDistances
{
    /// <summary>
    /// Metres from a square's centre to its corners, both squares together, and something for the grid's scale and for rounding: what
    /// squares can be nearer to each other than their centres.
    /// </summary>
    private const double TwoRadii = 870;

    /// <summary>A zone's grid is shorter than the ground by no more than its scale of 0.9996.</summary>
    private const double MinScale = 0.9995;

    private readonly double[,] _least;
    private readonly Split _split;

    private SplitDistances(Split split)
    {
        _split = split;
        _least = new double[split.Names.Count, split.Names.Count];
        for (var a = 0; a < split.Names.Count; a++)
        {
            for (var b = 0; b < split.Names.Count; b++) _least[a, b] = double.PositiveInfinity;
        }
    }

    /// <summary>The least between any two splits; positive infinity where fewer than two have samples.</summary>
    public double Min => _least.Cast<double>().Min();

    /// <summary>The least between two; positive infinity where one of them is empty.</summary>
    public double Between(int a, int b) => _least[a, b];

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SplitDistances Measure(Split split, CancellationToken cancellationToken = default)
    {
        var distances = new SplitDistances(split);
        var tree = new SplitTree(split);
        foreach (var at in tree.Places)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = split.PartOf(at);
            tree.Visit(at, (others, metres) => distances.IsTooFar(part, others, metres), other => distances.Note(at, other));
        }

        return distances;
    }

    /// <summary>The least distance that two squares can have whose centres are so far apart in space.</summary>
    internal static double LowerBound(double metres) => Math.Max(0, (metres * MinScale) - TwoRadii);

    internal static double Exact(Split split, int a, int b) =>
        SquareDistance.Between(split.Index.IdOf(split.Ordinals[a]), split.Index.IdOf(split.Ordinals[b]));

    private bool IsTooFar(int part, ulong others, double metres)
    {
        var bound = LowerBound(metres);
        for (var left = others; left != 0; left &= left - 1)
        {
            if (bound < _least[part, BitOperations.TrailingZeroCount(left)]) return false;
        }

        return true;
    }

    private bool Note(int at, int other)
    {
        var (a, b) = (_split.PartOf(at), _split.PartOf(other));
        var distance = Exact(_split, at, other);
        if (distance < _least[a, b]) _least[a, b] = _least[b, a] = distance;
        return false;
    }
}
