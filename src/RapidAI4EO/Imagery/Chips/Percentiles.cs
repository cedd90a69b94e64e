namespace RapidAI4EO.Imagery.Chips;

/// <summary>Percentiles of values of which some may be NaN, which are left out.</summary>
public sealed class Percentiles
{
    private readonly float[] _sorted;

    public Percentiles(ReadOnlySpan<float> values)
    {
        _sorted = new float[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (!float.IsNaN(value)) _sorted[count++] = value;
        }

        Array.Resize(ref _sorted, count);
        Array.Sort(_sorted);
    }

    /// <summary>Values that are no NaN.</summary>
    public int Count => _sorted.Length;

    /// <summary>Between two values as numpy's default has it, linearly; NaN where there are none.</summary>
    /// <param name="percent">0 to 100.</param>
    public double At(double percent)
    {
        if (_sorted.Length == 0) return double.NaN;
        var place = percent / 100 * (_sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + ((place - below) * ((double)_sorted[above] - _sorted[below]));
    }
}
