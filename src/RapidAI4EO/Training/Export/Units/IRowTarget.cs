using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Units;

/// <summary>Takes the images of one sample: each array's time steps in their order.</summary>
internal interface IRowTarget
{
    /// <param name="array">The array's place among <see cref="ExportPlan.Arrays"/>.</param>
    /// <param name="pixels">A time step, in the array's type.</param>
    void Write(int array, ReadOnlySpan<byte> pixels);

    /// <summary>A time step of nothing but the fill value.</summary>
    void Fill(int array);
}
