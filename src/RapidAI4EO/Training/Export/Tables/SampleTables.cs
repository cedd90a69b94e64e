using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Training.Export.Tables;

/// <summary>The small arrays of an export: ids, which images are real, labels, splits, places.</summary>
internal static class SampleTables
{
    public static IReadOnlyList<TableArray> Of(ExportPlan plan)
    {
        var all = new List<TableArray>
        {
            new("sample_id", $"<U{SampleId.MaxLength}", [], [], (sample, target) => Write(sample.Id.ToString(), target)),
            new("epsg", "<i4", [], [], (sample, target) => BinaryPrimitives.WriteInt32LittleEndian(target, sample.Id.Zone.EpsgCode)),
            new("bounds", "<i4", [4], ["bound"], WriteBounds),
            Label(plan.Options),
        };
        if (plan.HasSplits) all.Add(new TableArray("split", "|u1", [], [], (sample, target) => target[0] = sample.Part));
        for (var i = 0; i < plan.Arrays.Count; i++)
        {
            var (at, array) = (i, plan.Arrays[i]);
            all.Add(new TableArray(array.Name + "_valid", "|u1", [array.Steps.Count], [array.Name + "_time"], (sample, target) => WriteDigits(sample.Valid[at], target)));
            all.Add(new TableArray(array.Name + "_transform", "<f8", [6], ["coefficient"], (sample, target) => WriteTransform(sample.Id, array.Layout, target)));
        }

        return all;
    }

    private static TableArray Label(ExportOptions options)
    {
        var count = options.Scheme.Labels.Count;
        if (options.Form == LabelForm.Dominant)
        {
            return new TableArray("label", "<i2", [], [], (sample, target) => BinaryPrimitives.WriteInt16LittleEndian(target, (short)LabelCounts.Dominant(sample.Labels)));
        }

        return options.Form.IsMultiLabel
            ? new TableArray("label", "|u1", [count], ["label_name"], (sample, target) => WriteMultiLabel(sample.Labels, options.Form.MinCount, target))
            : new TableArray("label", "<f4", [count], ["label_name"], (sample, target) => WriteFractions(sample.Labels, target));
    }

    private static void WriteMultiLabel(ReadOnlySpan<int> labels, int least, Span<byte> target)
    {
        for (var i = 0; i < labels.Length; i++) target[i] = labels[i] >= least ? (byte)1 : (byte)0;
    }

    private static void WriteFractions(ReadOnlySpan<int> labels, Span<byte> target)
    {
        var fractions = MemoryMarshal.Cast<byte, float>(target);
        for (var i = 0; i < labels.Length; i++) fractions[i] = (float)labels[i] / ClassPostings.SharesUnit;
    }

    private static void Write(string text, Span<byte> target)
    {
        target.Clear();
        Encoding.UTF32.GetBytes(text, target);
    }

    private static void WriteBounds(SampleMetadata sample, Span<byte> target)
    {
        var bounds = sample.Id.Footprint.Bounds;
        ((ReadOnlySpan<int>)[bounds.XMin, bounds.YMin, bounds.XMax, bounds.YMax]).CopyTo(MemoryMarshal.Cast<byte, int>(target));
    }

    private static void WriteDigits(string digits, Span<byte> target)
    {
        for (var i = 0; i < digits.Length; i++) target[i] = (byte)(digits[i] - '0');
    }

    private static void WriteTransform(SampleId sample, ChipLayout layout, Span<byte> target)
    {
        var t = ChipFootprintCheck.TransformOf(sample, layout.Width, layout.Height);
        ((ReadOnlySpan<double>)[t.X0, t.XPerColumn, t.XPerRow, t.Y0, t.YPerColumn, t.YPerRow]).CopyTo(MemoryMarshal.Cast<byte, double>(target));
    }
}
