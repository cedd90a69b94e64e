using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Units;

/// <summary>The memory of a worker: for each array a chip that is being decoded and the last good one.</summary>
internal sealed class RowBuffers(IReadOnlyList<ImageArray> arrays)
{
    private readonly StepBuffer[] _steps = [.. arrays.Select(array => new StepBuffer(array))];

    public StepBuffer Stored(int array) => _steps[array];
}
