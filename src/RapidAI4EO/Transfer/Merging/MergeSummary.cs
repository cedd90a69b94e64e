namespace RapidAI4EO.Transfer.Merging;

/// <summary>What a merge did.</summary>
/// <param name="Moved">Files that are in the target now.</param>
/// <param name="Shards">Shards that were moved for them.</param>
/// <param name="Overlaps">Files that the target had already, from another source or from before. They stay where they were.</param>
/// <param name="Absent">Files that a source's manifest names and that are neither there nor in the target.</param>
/// <param name="Gaps">Sentences on parts of the same work that are not among the sources.</param>
/// <param name="Selections">The selections that the sources were asked for, without the parts.</param>
public sealed record MergeSummary(long Moved, int Shards, long Overlaps, long Absent, IReadOnlyList<string> Gaps, IReadOnlyList<string> Selections)
{
    /// <summary>Whether all that the sources should have is in the target, and nothing twice.</summary>
    public bool IsWhole => Overlaps == 0 && Absent == 0 && Gaps.Count == 0;
}
