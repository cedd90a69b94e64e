namespace RapidAI4EO.Training.Export;

/// <summary>How far an export has come.</summary>
/// <param name="Done">Samples that are written, those of earlier runs included.</param>
/// <param name="Total">All samples.</param>
/// <param name="Earlier">Those that earlier runs had written.</param>
/// <param name="Bytes">Bytes of pixels that this run has written.</param>
public readonly record struct ExportProgress(int Done, int Total, int Earlier, long Bytes);
