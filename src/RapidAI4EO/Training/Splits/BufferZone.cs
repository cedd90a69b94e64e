namespace RapidAI4EO.Training.Splits;

/// <summary>Leaves samples of the first split out that are too near to another: those of other splits all stay.</summary>
internal static class BufferZone
{
    /// <param name="split">Changed in place.</param>
    /// <param name="metres">Samples nearer than this go; at just this distance they stay.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static void LeaveOut(Split split, double metres, CancellationToken cancellationToken)
    {
        var tree = new SplitTree(split);
        var near = new List<int>();
        foreach (var at in tree.Places)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (split.PartOf(at) != 0) continue;
            var isNear = false;
            tree.Visit(
                at,
                (_, centres) => SplitDistances.LowerBound(centres) >= metres,
                other => isNear = SplitDistances.Exact(split, at, other) < metres);
            if (isNear) near.Add(at);
        }

        near.ForEach(split.LeaveOut);
    }
}
