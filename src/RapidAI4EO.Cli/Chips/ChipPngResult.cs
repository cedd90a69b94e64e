namespace RapidAI4EO.Cli.Chips;

/// <summary>A picture that was made.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Width">Its pixels in a row.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Missing">Why images of a sheet are missing, a sentence each.</param>
internal sealed record ChipPngResult(string File, int Width, int Height, IReadOnlyList<string> Missing);
