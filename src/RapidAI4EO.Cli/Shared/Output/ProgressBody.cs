namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>How far a step has come.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Files or bytes.</param>
/// <param name="Total">What there is to do, where that is known.</param>
/// <param name="Failed">Files that could not be had; they are not among those done.</param>
/// <param name="Unit"><c>files</c> or <c>bytes</c>.</param>
/// <param name="Bytes">Bytes that have come.</param>
/// <param name="BytesPerSecond">Over the last seconds.</param>
/// <param name="SecondsLeft">At the pace of the last seconds.</param>
internal sealed record ProgressBody(string Step, long Done, long? Total, long Failed, string Unit, long Bytes, long BytesPerSecond, double? SecondsLeft);
