using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Parts;

/// <summary>
/// Cuts a list into parts that follow one another, are disjoint, cover it, and are the same on every machine. A cut lies where a group begins (a tile)
/// if one does within a fiftieth of a part of the ideal place, else at the nearest item; so two parts of many items differ by a twentieth at most.
/// </summary>
public static class PartCutter
{
    private const int Slack = 50;

    /// <summary>The samples of a part. All samples of a selection have the same files, so that parts of as many samples have as many bytes.</summary>
    public static SampleSet Cut(SampleIndex index, SampleSet samples, Part part)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(samples);
        if (part.IsWhole) return samples;
        int[] ordinals = [.. samples.Ordinals()];
        var (first, end) = Range(ordinals.Length, _ => 1, i => index.IdOf(ordinals[i]).Tile != index.IdOf(ordinals[i - 1]).Tile, part);
        var cut = new SampleSet(samples.Capacity);
        foreach (var ordinal in ordinals.AsSpan(first, end - first)) cut.Add(ordinal);
        return cut;
    }

    /// <summary>The samples of a part of a list in order.</summary>
    public static IReadOnlyList<SampleId> Cut(IReadOnlyList<SampleId> samples, Part part)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var (first, end) = Range(samples.Count, _ => 1, i => samples[i].Tile != samples[i - 1].Tile, part);
        return [.. samples.Skip(first).Take(end - first)];
    }

    /// <summary>The items of a part, from the first up to and without the end.</summary>
    /// <param name="count">How many items there are.</param>
    /// <param name="weightOf">What an item weighs, from 0 on.</param>
    /// <param name="beginsGroup">Whether an item, other than the first, begins a group.</param>
    /// <param name="part">Which part.</param>
    public static (int First, int End) Range(int count, Func<int, long> weightOf, Func<int, bool> beginsGroup, Part part)
    {
        ArgumentNullException.ThrowIfNull(weightOf);
        ArgumentNullException.ThrowIfNull(beginsGroup);
        var total = 0L;
        for (var i = 0; i < count; i++) total = checked(total + weightOf(i));
        return (Boundary(part.Number - 1), Boundary(part.Number));

        int Boundary(int number)
        {
            if (number == 0) return 0;
            if (number == part.Count) return count;
            return Find(count, weightOf, beginsGroup, total, number, part.Count);
        }
    }

    /// <summary>The nearest item to <c>number / parts</c> of the weight; the nearest that begins a group where that is near enough.</summary>
    private static int Find(int count, Func<int, long> weightOf, Func<int, bool> beginsGroup, long total, int number, int parts)
    {
        var target = (Int128)total * number;
        var (item, group) = (0, -1);
        var (itemOff, groupOff) = (Int128.MaxValue, (Int128)total / Slack);
        Int128 before = 0;
        for (var i = 0; i <= count; i++)
        {
            var off = Int128.Abs((before * parts) - target);
            if (off < itemOff) (item, itemOff) = (i, off);
            if (off <= groupOff && (group < 0 || off < groupOff) && i > 0 && i < count && beginsGroup(i)) (group, groupOff) = (i, off);
            if ((before * parts) - target > total / Slack && (before * parts) - target > itemOff) break;
            if (i < count) before += weightOf(i);
        }

        return group < 0 ? item : group;
    }
}
