using System.Text;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Rows;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Training.Labels;

/// <summary>
/// Writes the labels of samples as CSV, in the order of the index: <c>sample_id</c> and a column a label with its share, or with 1
/// where it reaches the threshold and else 0; or one column <c>label</c>, empty where all of a sample is left out.
/// </summary>
public sealed class LabelWriter(SampleIndex index, SampleSet samples, LabelScheme scheme, LabelForm form)
{
    private const int BufferLength = 1 << 16;

    /// <summary>UTF-8, lines end with LF; the stream is flushed and left open.</summary>
    /// <returns>What was written, in numbers.</returns>
    public LabelSummary Write(Stream stream, CancellationToken cancellationToken = default)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), BufferLength, leaveOpen: true);
        var columns = form == LabelForm.Dominant ? ["label"] : scheme.Labels.Select(label => Quoted(label.Key));
        writer.Write(string.Join(',', columns.Prepend("sample_id")) + "\n");
        var summary = new LabelSummary(scheme, form);
        var reader = new LabelCounts(index, scheme);
        var counts = new int[scheme.Labels.Count];
        foreach (var ordinal in samples.Ordinals())
        {
            cancellationToken.ThrowIfCancellationRequested();
            summary.Add(counts, reader.Read(ordinal, counts));
            writer.Write(index.IdOf(ordinal).ToString());
            WriteCells(writer, counts);
            writer.Write('\n');
        }

        return summary;
    }

    /// <summary>Counts and writes nothing.</summary>
    public LabelSummary Summarize(CancellationToken cancellationToken = default) => Write(Stream.Null, cancellationToken);

    private void WriteCells(StreamWriter writer, int[] counts)
    {
        if (form == LabelForm.Dominant)
        {
            var dominant = LabelCounts.Dominant(counts);
            writer.Write(dominant < 0 ? "," : "," + Quoted(scheme.Labels[dominant].Key));
            return;
        }

        foreach (var count in counts)
        {
            writer.Write(',');
            if (form.IsMultiLabel) writer.Write(count >= form.MinCount ? '1' : '0');
            else writer.Write(FractionDecimals.Print(count));
        }
    }

    /// <summary>As RFC 4180 wants it.</summary>
    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(',', '"') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
