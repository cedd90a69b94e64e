namespace RapidAI4EO.Synthetic.Randomness;

/// <summary>
/// A smooth random field on the plane, from -1 to 1: random values on a unit lattice, blended between. Scale the coordinates to set
/// the size of its features.
/// </summary>
internal readonly struct ValueNoise(ulong seed)
{
    /// <summary>Two scales of the field: the second a third in size and half in strength.</summary>
    public double Rough(double x, double y) => (At(x, y) + (0.5 * At((3 * x) + 31.7, (3 * y) - 17.3))) / 1.5;

    public double At(double x, double y)
    {
        var column = Math.Floor(x);
        var row = Math.Floor(y);
        var across = Ease(x - column);
        var up = Ease(y - row);
        var i = (long)column;
        var j = (long)row;
        var lower = Blend(Lattice(i, j), Lattice(i + 1, j), across);
        var upper = Blend(Lattice(i, j + 1), Lattice(i + 1, j + 1), across);
        return Blend(lower, upper, up);
    }

    /// <summary>
    /// Adds the field, times a strength, to a square grid of values: what <see cref="At"/> gives for every place, and several times
    /// faster, since neighbours share their lattice points.
    /// </summary>
    /// <param name="grid">The values, row by row.</param>
    /// <param name="size">How many there are along a side.</param>
    /// <param name="cell">Values from one lattice point to the next.</param>
    /// <param name="strength">What to multiply the field by.</param>
    public void AddTo(Span<float> grid, int size, double cell, double strength)
    {
        for (var y = 0; y < size; y++)
        {
            var j = (long)(y / cell);
            var up = Ease((y / cell) - j);
            double left = 0, right = 0;
            for (var x = 0; x < size; x++)
            {
                var i = (long)(x / cell);
                if (x == 0 || i != (long)((x - 1) / cell))
                {
                    left = Blend(Lattice(i, j), Lattice(i, j + 1), up);
                    right = Blend(Lattice(i + 1, j), Lattice(i + 1, j + 1), up);
                }

                grid[(y * size) + x] += (float)(strength * Blend(left, right, Ease((x / cell) - i)));
            }
        }
    }

    private double Lattice(long i, long j) =>
        (2 * Hash.ToUnit(Hash.Mix(seed ^ ((ulong)i * 0x8CB92BA72F3D8DD7) ^ ((ulong)j * 0xD6E8FEB86659FD93)))) - 1;

    // Its slope is zero at both ends, so the lattice does not show as creases.
    private static double Ease(double t) => t * t * (3 - (2 * t));

    private static double Blend(double from, double to, double t) => from + ((to - from) * t);
}
