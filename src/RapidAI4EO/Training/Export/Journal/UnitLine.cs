namespace RapidAI4EO.Training.Export.Journal;

/// <summary>A part of an export that is complete and on disk: a sample or a shard.</summary>
/// <param name="Unit">Its number.</param>
/// <param name="Files">Its files.</param>
/// <param name="Rows">Its samples.</param>
internal sealed record UnitLine(int Unit, IReadOnlyList<FileLine> Files, IReadOnlyList<RowResult> Rows);
