using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Estimates;

namespace RapidAI4EO.Cli.Download;

/// <summary>Tells what a download would do: what a dry run was asked for is its result.</summary>
internal static class EstimateReport
{
    public static void Write(Invocation call, DownloadEstimate estimate, ulong seed, int unknownIds, SyncResult? sync = null)
    {
        if (call.Json)
        {
            JsonOutput.Write(call.Results, EstimateResult.Of(estimate, seed, unknownIds) with { Sync = sync }, DownloadResultJson.Readable.EstimateResult);
            return;
        }

        var text = string.Join('\n', Lines(estimate, seed)) + "\n";
        call.Results.Write(Encoding.UTF8.GetBytes(text));
    }

    private static IEnumerable<string> Lines(DownloadEstimate estimate, ulong seed)
    {
        yield return Files(estimate);
        if (estimate.ToFetch == 0) yield break;
        yield return Sizes(estimate, seed);
        yield return Time(estimate);
        yield return $"Room: {Room(estimate.Space)}: {Fit(estimate.Fit)}";
    }

    private static string Files(DownloadEstimate estimate)
    {
        var there = $"{estimate.AlreadyThere:N0} {Counted.Verb(estimate.AlreadyThere, "is", "are")} there";
        var size = estimate switch
        {
            { ToFetch: 0 } => "",
            { Margin: 0 } => $", exactly {Units.Bytes(estimate.Bytes)}",
            { Margin: { } margin } => $", about {Units.Bytes(estimate.Bytes)} ± {Units.Bytes(margin)}",
            _ => $", about {Units.Bytes(estimate.Bytes)}",
        };
        var refused = estimate.Refused == 0 ? "" : $" {estimate.Refused:N0} {Counted.Verb(estimate.Refused, "has a key", "have keys")} that cannot be files.";
        return $"{Counted.Files(estimate.Files)}: {there}, {estimate.ToFetch:N0} to fetch{size}.{refused}";
    }

    private static string Sizes(DownloadEstimate estimate, ulong seed)
    {
        if (estimate.Sampled == 0)
        {
            return estimate.Problem is { } problem ? $"Sizes: the products' usual ones, since no root answered. {problem}" : "Sizes: the products' usual ones; no root was asked.";
        }

        var missing = estimate.MissingInSample == 0
            ? "none is missing"
            : $"{estimate.MissingInSample:N0} {Counted.Verb(estimate.MissingInSample, "is", "are")} missing at every root, so about {estimate.Missing:N0} of all will be";
        var usual = estimate.Margin is null ? " Too few for a margin." : "";
        var unanswered = estimate.Problem is null ? "" : $" Others got no answer: {estimate.Problem}";
        return $"Sizes: {Counted.Files(estimate.Sampled)} drawn at random (seed {seed}), of which {missing}.{usual}{unanswered}";
    }

    private static string Time(DownloadEstimate estimate)
    {
        if (estimate is not { Time: { } time, Trial: { } trial }) return "Time: not known, since no file was fetched to try.";
        var came = $"{Units.Bytes(trial.BytesPerSecond)}/s of a trial of {Units.Time(trial.Elapsed)}, {Counted.Files(trial.Parallel)} at once";
        return $"Time: about {Units.Time(time)}, at the {came}.";
    }

    private static string Room(DiskSpace space)
    {
        var bytes = space.FreeBytes is { } free ? Units.Bytes(free) : "an unknown number of bytes";
        return space.FreeInodes is { } inodes ? $"{bytes} and {inodes:N0} inodes are free" : $"{bytes} is free";
    }

    private static string Fit(SpaceFit fit) => fit switch
    {
        SpaceFit.Fits => "it fits.",
        SpaceFit.Tight => "it may or may not fit.",
        SpaceFit.TooSmall => "it does not fit.",
        _ => "whether it fits cannot be told.",
    };
}
