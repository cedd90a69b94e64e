namespace RapidAI4EO.Cli.Train.Verification;

/// <summary>A file of an export that is not as it was written.</summary>
/// <param name="File">Its path below the export's folder.</param>
/// <param name="State">missing, damaged or added.</param>
/// <param name="Reason">What is wrong.</param>
internal sealed record ExportFindingResult(string File, string State, string Reason);
