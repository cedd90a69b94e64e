namespace RapidAI4EO.Training.Splits;

/// <summary>A part of a tree: the box that holds its samples' centres, and a bit for each split that is in it.</summary>
internal readonly record struct SplitTreeNode(SamplePosition Low, SamplePosition High, ulong Parts)
{
    public int WidestAxis
    {
        get
        {
            var size = High - Low;
            return size.X >= size.Y && size.X >= size.Z ? 0 : size.Y >= size.Z ? 1 : 2;
        }
    }

    public static SplitTreeNode Around(ReadOnlySpan<int> places, SamplePosition[] centres, Split split)
    {
        var (low, high) = (new SamplePosition(double.MaxValue, double.MaxValue, double.MaxValue), new SamplePosition(double.MinValue, double.MinValue, double.MinValue));
        var parts = 0UL;
        foreach (var at in places)
        {
            var c = centres[at];
            low = new SamplePosition(Math.Min(low.X, c.X), Math.Min(low.Y, c.Y), Math.Min(low.Z, c.Z));
            high = new SamplePosition(Math.Max(high.X, c.X), Math.Max(high.Y, c.Y), Math.Max(high.Z, c.Z));
            parts |= 1UL << split.PartOf(at);
        }

        return new SplitTreeNode(low, high, parts);
    }

    /// <summary>Metres from a place to the box, 0 within it.</summary>
    public double DistanceTo(SamplePosition place) => new SamplePosition(
        Math.Max(0, Math.Max(Low.X - place.X, place.X - High.X)),
        Math.Max(0, Math.Max(Low.Y - place.Y, place.Y - High.Y)),
        Math.Max(0, Math.Max(Low.Z - place.Z, place.Z - High.Z))).Length;
}
