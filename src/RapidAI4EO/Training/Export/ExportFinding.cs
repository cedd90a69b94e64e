namespace RapidAI4EO.Training.Export;

/// <summary>A file of an export that is not as it was written.</summary>
/// <param name="File">Its path below the export's folder.</param>
/// <param name="IsMissing">It is not there; else it is damaged.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
public sealed record ExportFinding(string File, bool IsMissing, string Reason);
