using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Brings the samples of the geometry file and the rows of the label file together, in the order of the index. What only one of
/// the files has, or has twice, becomes a finding.
/// </summary>
internal sealed class IndexJoin(FindingLog findings)
{
    /// <summary>The samples that are in the index, with the row of each in the label table.</summary>
    public List<(LocatedSample Sample, int Row)> Samples { get; } = [];

    /// <summary>A packed id without the bit that says how its easting is written: equal ids have equal places.</summary>
    public static ulong PlaceOf(ulong packed) => packed >> 1;

    public void Run(List<LocatedSample> located, LabelTable labels)
    {
        var (keys, order) = Sorted([.. located.Select(sample => PlaceOf(sample.Id))]);
        var samples = Array.ConvertAll(order, at => located[at]);
        var (rowKeys, rows) = Sorted([.. labels.Ids.Select(PlaceOf)]);
        Samples.EnsureCapacity(keys.Length);
        Merge(keys, samples, rowKeys, rows, labels);
    }

    private static (ulong[] Keys, int[] Order) Sorted(ulong[] keys)
    {
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        return (keys, order);
    }

    private void Merge(ulong[] keys, LocatedSample[] samples, ulong[] rowKeys, int[] rows, LabelTable labels)
    {
        int s = 0, r = 0;
        while (s < keys.Length || r < rowKeys.Length)
        {
            if (s > 0 && s < keys.Length && keys[s] == keys[s - 1])
            {
                findings.Note(InGeometries(samples[s], $"it is here a second time, first as feature {samples[s - 1].Feature}"));
                s++;
            }
            else if (r > 0 && r < rowKeys.Length && rowKeys[r] == rowKeys[r - 1])
            {
                findings.Note(InLabels(labels, rows[r], $"it is here a second time, first in line {labels.Lines[rows[r - 1]]}"));
                r++;
            }
            else if (r == rowKeys.Length || (s < keys.Length && keys[s] < rowKeys[r]))
            {
                Lonely(keys[s], InGeometries(samples[s], $"it is not in {ResourceFiles.LabelsName}"));
                s++;
            }
            else if (s == keys.Length || rowKeys[r] < keys[s])
            {
                Lonely(rowKeys[r], InLabels(labels, rows[r], $"it is not in {ResourceFiles.GeometriesName}"));
                r++;
            }
            else
            {
                Samples.Add((samples[s++], rows[r++]));
            }
        }
    }

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
