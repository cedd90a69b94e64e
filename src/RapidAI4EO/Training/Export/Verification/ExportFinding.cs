namespace RapidAI4EO.Training.Export.Verification;

/// <summary>A file of an export's folder that is not as it was written.</summary>
/// <param name="File">Its path below the export's folder.</param>
/// <param name="Kind">How.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
public sealed record ExportFinding(string File, ExportFindingKind Kind, string Reason);
