using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Cli.Train.Export;

/// <summary>What an export holds.</summary>
/// <param name="To">Its folder.</param>
/// <param name="Format">zarr, npy, webdataset or safetensors.</param>
/// <param name="Samples">Samples in it.</param>
/// <param name="Dropped">Samples that were left out since a chip of theirs was missing.</param>
/// <param name="Chips">Time steps of all samples in it.</param>
/// <param name="Missing">Chips that no root had.</param>
/// <param name="Damaged">Chips that could not be used.</param>
/// <param name="Earlier">Samples that earlier runs had written.</param>
/// <param name="Files">Files in the list.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="UnknownIds">Ids that the index does not have.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record ExportResult(
    string To, string Format, int Samples, int Dropped, long Chips, long Missing, long Damaged, int Earlier, long Files, long Bytes, int UnknownIds, double Seconds)
{
    public static ExportResult Of(ExportOptions options, ExportSummary summary, int unknownIds, TimeSpan elapsed) => new(
        options.Destination, options.Format.ToString().ToLowerInvariant(), summary.Samples, summary.Dropped, summary.Chips, summary.Missing, summary.Damaged,
        summary.Earlier, summary.Files, summary.Bytes, unknownIds, Math.Round(elapsed.TotalSeconds, 3));
}
