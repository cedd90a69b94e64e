using RapidAI4EO.Index.Build;

namespace RapidAI4EO.Cli.Index;

/// <summary>What a build did.</summary>
/// <param name="Index">The file; null where findings kept it from being written.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Samples">Samples in it.</param>
/// <param name="Tiles">Tiles that they lie in.</param>
/// <param name="LeftOut">Samples that findings keep out.</param>
/// <param name="FindingCount">All of them, also those that are not listed.</param>
/// <param name="Findings">The first.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record IndexBuildResult(
    string? Index, long Bytes, int Samples, int Tiles, int LeftOut, int FindingCount, IReadOnlyList<Finding> Findings, double Seconds)
{
    public static IndexBuildResult Of(IndexBuildReport report) => new(
        report.IndexPath, report.IndexLength, report.Info?.Samples ?? 0, report.Info?.Tiles ?? 0,
        report.LeftOut, report.FindingCount, report.Findings, Math.Round(report.Elapsed.TotalSeconds, 3));
}
