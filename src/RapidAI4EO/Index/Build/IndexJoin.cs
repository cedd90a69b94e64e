using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Brings the samples of the geometry file and the rows of the label file together, in the order of the index. What only one of
/// the files has, or has twice, becomes a finding.
/// </summary>
internal sealed class IndexJoin(FindingLog findings)
{
    /// <summary>Below the 33 bits of a place, there is room for a position of 31.</summary>
    private const int PositionBits = 31;

    /// <summary>The samples that are in the index, with the row of each in the label table.</summary>
    public JoinedSample[] Samples { get; private set; } = [];

    /// <summary>A packed id without the bit that says how its easting is written: equal ids have equal places.</summary>
    public static ulong PlaceOf(ulong packed) => packed >> 1;

    public void Run(List<LocatedSample> located, LabelTable labels)
    {
        ulong[] sampleKeys = [], rowKeys = [];
        Parallel.Invoke(
            () => sampleKeys = Sorted(located.Count, at => located[at].Id),
            () => rowKeys = Sorted(labels.Ids.Count, at => labels.Ids[at]));
        Samples = new JoinedSample[Math.Min(sampleKeys.Length, rowKeys.Length)];
        Samples = Samples[..Merge(sampleKeys, CollectionsMarshal.AsSpan(located), rowKeys, labels)];
    }

    /// <summary>
    /// Places and, below them, positions in the file's order, sorted by place; of equal places the first comes first. A radix sort:
    /// three passes of eleven bits over the 33 of a place, where a general sort compares each key some twenty times.
    /// </summary>
    private static ulong[] Sorted(int count, Func<int, ulong> packedId)
    {
        const int DigitBits = 11;
        var keys = new ulong[count];
        for (var at = 0; at < keys.Length; at++)
        {
            keys[at] = (PlaceOf(packedId(at)) << PositionBits) | (uint)at;
        }

        var sorted = new ulong[count];
        for (var shift = PositionBits; shift < 64; shift += DigitBits)
        {
            var next = new int[1 << DigitBits];
            foreach (var key in keys)
            {
                next[(int)(key >> shift) & (next.Length - 1)]++;
            }

            var start = 0;
            for (var digit = 0; digit < next.Length; digit++)
            {
                (next[digit], start) = (start, start + next[digit]);
            }

            foreach (var key in keys)
            {
                sorted[next[(int)(key >> shift) & (next.Length - 1)]++] = key;
            }

            (keys, sorted) = (sorted, keys);
        }

        return keys;
    }

    /// <returns>How many were joined.</returns>
    private int Merge(ulong[] sampleKeys, ReadOnlySpan<LocatedSample> located, ulong[] rowKeys, LabelTable labels)
    {
        int s = 0, r = 0, joined = 0;
        while (s < sampleKeys.Length || r < rowKeys.Length)
        {
            var place = s < sampleKeys.Length ? sampleKeys[s] >> PositionBits : ulong.MaxValue;
            var rowPlace = r < rowKeys.Length ? rowKeys[r] >> PositionBits : ulong.MaxValue;
            if (s > 0 && place == sampleKeys[s - 1] >> PositionBits)
            {
                var first = located[PositionOf(sampleKeys[s - 1])].Feature;
                findings.Record(InGeometries(located[PositionOf(sampleKeys[s++])], $"it is here a second time, first as feature {first}"));
            }
            else if (r > 0 && rowPlace == rowKeys[r - 1] >> PositionBits)
            {
                var first = labels.Lines[PositionOf(rowKeys[r - 1])];
                findings.Record(InLabels(labels, PositionOf(rowKeys[r++]), $"it is here a second time, first in line {first}"));
            }
            else if (place < rowPlace)
            {
                Lonely(place, InGeometries(located[PositionOf(sampleKeys[s++])], $"it is not in {ResourceFiles.LabelsName}"));
            }
            else if (rowPlace < place)
            {
                Lonely(rowPlace, InLabels(labels, PositionOf(rowKeys[r++]), $"it is not in {ResourceFiles.GeometriesName}"));
            }
            else
            {
                Samples[joined++] = new JoinedSample(located[PositionOf(sampleKeys[s++])], PositionOf(rowKeys[r++]));
            }
        }

        return joined;
    }

    private static int PositionOf(ulong key) => (int)(key & ((1UL << PositionBits) - 1));

    /// <summary>A sample whose other half was rejected has been reported with the reason.</summary>
    private void Lonely(ulong place, Finding finding)
    {
        if (!findings.IsRejected(place))
        {
            findings.Reject(place, finding);
        }
    }

    private static Finding InGeometries(LocatedSample sample, string problem) =>
        new(ResourceFiles.GeometriesName, $"feature {sample.Feature}", SampleId.Unpack(sample.Id).ToString(), problem);

    private static Finding InLabels(LabelTable labels, int row, string problem) =>
        new(ResourceFiles.LabelsName, $"line {labels.Lines[row]}", SampleId.Unpack(labels.Ids[row]).ToString(), problem);
}
