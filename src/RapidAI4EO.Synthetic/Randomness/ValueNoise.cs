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

    private double Lattice(long i, long j) =>
        (2 * Hash.ToUnit(Hash.Mix(seed ^ ((ulong)i * 0x8CB92BA72F3D8DD7) ^ ((ulong)j * 0xD6E8FEB86659FD93)))) - 1;

    // Its slope is zero at both ends, so the lattice does not show as creases.
    private static double Ease(double t) => t * t * (3 - (2 * t));

    private static double Blend(double from, double to, double t) => from + ((to - from) * t);
}
