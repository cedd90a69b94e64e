namespace RapidAI4EO.Training.Splits;

/// <summary>The nearest points of two straight lines in space, from end to end of each.</summary>
internal static class SegmentDistance
{
    /// <returns>Metres between them, and where they are: 0 at the first end, 1 at the second.</returns>
    public static (double Distance, double S, double T) Nearest(SamplePosition a0, SamplePosition a1, SamplePosition b0, SamplePosition b1)
    {
        var best = AtEnd(a0, b0, b1, 0);
        best = Nearer(best, AtEnd(a1, b0, b1, 1));
        best = Nearer(best, Swapped(AtEnd(b0, a0, a1, 0)));
        best = Nearer(best, Swapped(AtEnd(b1, a0, a1, 1)));
        return Nearer(best, Inside(a0, a1 - a0, b0, b1 - b0));
    }

    /// <summary>Where both directions stand upright on the line between the points; infinity where that is beyond an end, or they are parallel.</summary>
    private static (double Distance, double S, double T) Inside(SamplePosition a, SamplePosition u, SamplePosition b, SamplePosition v)
    {
        var w = a - b;
        var (uu, uv, vv, uw, vw) = (u.Dot(u), u.Dot(v), v.Dot(v), u.Dot(w), v.Dot(w));
        var determinant = (uu * vv) - (uv * uv);
        var s = ((uv * vw) - (vv * uw)) / determinant;
        var t = ((uu * vw) - (uv * uw)) / determinant;
        return s is >= 0 and <= 1 && t is >= 0 and <= 1
            ? ((a + (u * s)).DistanceTo(b + (v * t)), s, t)
            : (double.PositiveInfinity, 0, 0);
    }

    private static (double Distance, double S, double T) AtEnd(SamplePosition end, SamplePosition from, SamplePosition to, double s)
    {
        var along = to - from;
        var t = Math.Clamp(along.Dot(end - from) / along.Dot(along), 0, 1);
        return (end.DistanceTo(from + (along * t)), s, t);
    }

    private static (double Distance, double S, double T) Swapped((double Distance, double S, double T) found) => (found.Distance, found.T, found.S);

    private static (double Distance, double S, double T) Nearer((double Distance, double S, double T) a, (double Distance, double S, double T) b) =>
        b.Distance < a.Distance ? b : a;
}
