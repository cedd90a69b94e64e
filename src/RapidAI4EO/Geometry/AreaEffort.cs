namespace RapidAI4EO.Geometry;

/// <summary>How much work a geometry of somebody unknown may make; by default any.</summary>
/// <param name="MostCrossings">At how many places edges may meet the inside of others where parts are united or compared; null for any number.</param>
/// <param name="CancellationToken">Stops the work.</param>
public readonly record struct AreaEffort(int? MostCrossings, CancellationToken CancellationToken)
{
    internal bool IsBounded => MostCrossings is not null || CancellationToken.CanBeCanceled;
}
