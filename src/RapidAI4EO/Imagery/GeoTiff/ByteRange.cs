namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>A part of a file.</summary>
internal readonly record struct ByteRange(long Offset, long Length)
{
    public long End => Offset + Length;

    /// <summary>Fewer and longer ranges that hold all of these: what lies close together is fetched at once.</summary>
    /// <param name="ranges">In any order; sorted in place.</param>
    /// <param name="gap">Bytes that may be fetched in vain for one request less.</param>
    public static List<ByteRange> Coalesce(List<ByteRange> ranges, long gap)
    {
        ranges.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var joined = new List<ByteRange>();
        foreach (var range in ranges)
        {
            if (joined.Count > 0 && joined[^1] is var last && range.Offset <= last.End + gap)
            {
                joined[^1] = last with { Length = Math.Max(last.End, range.End) - last.Offset };
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }
}
