namespace RapidAI4EO.Training.Export.Plan;

/// <summary>A chip that is not in an export.</summary>
/// <param name="Product">Its product's key.</param>
/// <param name="Step">Its time step.</param>
/// <param name="Kind">missing or damaged.</param>
/// <param name="Filled">What stands in its place: nan, previous, next or dropped.</param>
/// <param name="Message">What was wrong.</param>
internal sealed record ChipProblem(string Product, string Step, string Kind, string Filled, string Message)
{
    public const string Missing = "missing";
    public const string Damaged = "damaged";
    public const string Dropped = "dropped";
}
