using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Estimates;

namespace RapidAI4EO.Cli.Download;

/// <summary>
/// Looks before a download whether its files find room: hours of fetching should not end at a full disk. By the products' usual
/// sizes, so only a gross shortage is refused and a smaller one warned of.
/// </summary>
internal static class DiskSpaceCheck
{
    private static readonly EstimateOptions AskNobody = new() { ProbeCount = 0 };

    /// <exception cref="DestinationException">They certainly do not.</exception>
    public static async Task RunAsync(Invocation call, DownloadOptions options, DownloadList list)
    {
        if (list.Total is not { } total) return;
        var space = DiskSpace.Of(options.Destination);
        var most = list.TypicalBytes ?? total * Product.All.Max(product => product.TypicalBytes);
        if (!IsShort(space, most, options.ShardSize is null ? total : 1)) return;

        // Something may be there already. Only now is it worth the while to count it.
        var estimate = await new DownloadEstimator(options).RunAsync(list.Keys, AskNobody, call.Cancellation);
        space = estimate.Space;
        if (!IsShort(space, estimate.Bytes, estimate.Inodes)) return;
        var sentence = Sentence(options.Destination, estimate);
        if (estimate.Fit == SpaceFit.TooSmall)
        {
            throw new DestinationException($"{sentence} Free some, take another folder or fewer files, or go on anyway with --force.");
        }

        call.Messages.Warn(sentence);
    }

    private static bool IsShort(DiskSpace space, long bytes, long inodes) => space.FreeBytes < bytes || space.FreeInodes < inodes;

    private static string Sentence(string destination, DownloadEstimate estimate)
    {
        var (files, space) = (Counted.Files(estimate.ToFetch), estimate.Space);
        return space.FreeInodes < estimate.Inodes
            ? $"{files} to fetch, but the file system of {destination} takes only {space.FreeInodes:N0} more (inodes)."
            : $"{files} to fetch, about {Units.Bytes(estimate.Bytes)} by their usual sizes, but {destination} has {Units.Bytes(space.FreeBytes ?? 0)} free.";
    }
}
