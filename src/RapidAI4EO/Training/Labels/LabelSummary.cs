using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Training.Labels;

/// <summary>How much of some samples each label covers, and how many have it.</summary>
public sealed class LabelSummary
{
    private readonly LabelForm _form;
    private readonly long[] _pixels;
    private readonly long[] _samples;
    private long _leftOut;

    internal LabelSummary(LabelScheme scheme, LabelForm form)
    {
        Scheme = scheme;
        _form = form;
        _pixels = new long[scheme.Labels.Count];
        _samples = new long[scheme.Labels.Count];
    }

    public LabelScheme Scheme { get; }

    /// <summary>All samples, those without a label included.</summary>
    public long Samples { get; private set; }

    /// <summary>Samples of which no label is left: none reaches the threshold, or all classes are left out.</summary>
    public long Unlabelled { get; private set; }

    /// <summary>The share of all samples together that no label covers, 0 to 1.</summary>
    public double LeftOutShare => Samples == 0 ? 0 : _leftOut / (Samples * (double)ClassPostings.SharesUnit);

    /// <summary>How many samples have a label in the form that was asked for; with fractions, those that have some of it.</summary>
    public long SamplesWith(int label) => _samples[label];

    /// <summary>The label's share of all samples together, 0 to 1.</summary>
    public double ShareOf(int label) => Samples == 0 ? 0 : _pixels[label] / (Samples * (double)ClassPostings.SharesUnit);

    /// <summary>What a loss would weight labels by: counts of samples, or with fractions their sums of shares.</summary>
    public ClassWeights Weights() => new(_form == LabelForm.Fractions
        ? [.. _pixels.Select(pixels => pixels / (double)ClassPostings.SharesUnit)]
        : [.. _samples.Select(count => (double)count)]);

    internal void Add(ReadOnlySpan<int> counts, int leftOut)
    {
        Samples++;
        _leftOut += leftOut;
        var dominant = _form == LabelForm.Dominant ? LabelCounts.Dominant(counts) : LabelScheme.LeftOut;
        var labels = 0;
        for (var label = 0; label < counts.Length; label++)
        {
            _pixels[label] += counts[label];
            var has = _form == LabelForm.Dominant ? label == dominant : counts[label] >= Math.Max(1, _form.MinCount);
            if (!has) continue;
            _samples[label]++;
            labels++;
        }

        if (labels == 0) Unlabelled++;
    }
}
