namespace RapidAI4EO.Training.Export.Completion;

/// <summary>What an export holds, all runs together.</summary>
/// <param name="Samples">Samples in it.</param>
/// <param name="Dropped">Samples that were left out since a chip of theirs was missing.</param>
/// <param name="Chips">Time steps of all samples in it, filled ones included.</param>
/// <param name="Missing">Chips that no root had; of a sample that was left out, the first.</param>
/// <param name="Damaged">Chips that could not be used.</param>
/// <param name="Earlier">Samples that earlier runs had written.</param>
/// <param name="Files">Files, without the two that list them.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record ExportSummary(int Samples, int Dropped, long Chips, long Missing, long Damaged, int Earlier, long Files, long Bytes)
{
    /// <summary>Chips in whose place a neighbour in time stands; null where the export was complete before, and its mark does not say.</summary>
    public long? Repeated { get; init; }

    /// <summary>Whether every chip that was asked for is in it.</summary>
    public bool IsWhole => Missing + Damaged == 0;
}
