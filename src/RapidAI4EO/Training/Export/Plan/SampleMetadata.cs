using RapidAI4EO.Corpus;
using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>What stands beside the images of a sample. One object for all, which moves from row to row in ascending order.</summary>
internal sealed class SampleMetadata
{
    private readonly ExportPlan _plan;
    private readonly LabelCounts _reader;
    private readonly int[] _labels;

    public SampleMetadata(ExportPlan plan)
    {
        _plan = plan;
        _reader = new LabelCounts(plan.Index, plan.Options.Scheme);
        _labels = new int[plan.Options.Scheme.Labels.Count];
    }

    public SampleId Id { get; private set; }

    /// <summary>The number of its split.</summary>
    public byte Part { get; private set; }

    /// <summary>What each label covers, in 1/40000.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>A digit a time step for each array.</summary>
    public IReadOnlyList<string> Valid { get; private set; } = [];

    /// <param name="row">Not below that of the call before.</param>
    /// <param name="valid">Empty where it is not known yet.</param>
    public void Read(int row, IReadOnlyList<string> valid)
    {
        Id = _plan.IdOf(row);
        Part = _plan.PartOf(row);
        Valid = valid;
        _reader.Read(_plan.OrdinalOf(row), _labels);
    }
}
