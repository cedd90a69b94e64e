using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Cli.Download;

/// <summary>What <c>download --sync</c> does after the download: finds what the list does not name, and deletes it with <c>--delete</c>.</summary>
internal sealed class SyncStep(Invocation call, string destination, TransferRequest? request, bool deletes)
{
    private const int KeysShown = 20;

    private readonly Synchronizer _synchronizer = new(destination) { Request = request };

    /// <summary>Passes the list on and remembers it.</summary>
    public IAsyncEnumerable<string> Watch(IAsyncEnumerable<string> keys) => _synchronizer.Watch(keys, call.Cancellation);

    /// <summary>After a download.</summary>
    public async Task<SyncResult> RunAsync(DownloadSummary download, int unknownIds)
    {
        var obstacle = !deletes ? null
            : !_synchronizer.KnowsList ? "the list is empty"
            : unknownIds > 0 ? "the index does not have all the ids that were asked for"
            : download.Failed > 0 ? "some files failed"
            : download.Missing > 0 ? "no root has some of the files that were asked for, as after a slip in the list or with the wrong root"
            : null;
        var found = await _synchronizer.RunAsync(deletes && obstacle is null, call.Cancellation);
        return SyncResult.Of(found, obstacle is null ? null : $"Nothing was deleted, since {obstacle}.");
    }

    /// <summary>In a dry run: finds and deletes nothing.</summary>
    public async Task<SyncResult> PreviewAsync() => SyncResult.Of(await _synchronizer.RunAsync(delete: false, call.Cancellation), null);

    /// <summary>In words, for those who did not ask for JSON.</summary>
    public void Tell(SyncResult result)
    {
        foreach (var key in result.Keys.Take(KeysShown))
        {
            call.Messages.Note($"Not in the list: {key}");
        }

        if (result.Surplus > KeysShown)
        {
            call.Messages.Note($"and {result.Surplus - KeysShown:N0} more.");
        }

        if (result.NotDeleted is { } obstacle)
        {
            call.Messages.Warn(obstacle);
        }

        if (result.Surplus > 0 || _synchronizer.KnowsList)
        {
            call.Messages.Note(Sentence(result));
        }
    }

    /// <summary>In a dry run this is what was asked for.</summary>
    public void TellPreview(SyncResult result)
    {
        var verb = deletes ? "would be deleted" : "are not in the list";
        call.Results.Write(Encoding.UTF8.GetBytes($"{result.Surplus - Kept(result):N0} files {verb}, {Units.Bytes(result.Bytes)} in all.{InShards(result)}\n"));
        foreach (var key in result.Keys)
        {
            call.Results.Write(Encoding.UTF8.GetBytes(key + "\n"));
        }
    }

    private static string InShards(SyncResult result) => result.InSharedShards > 0
        ? $" {result.InSharedShards:N0} stay, since their shards hold wanted files too."
        : "";

    private long Kept(SyncResult result) => deletes ? result.InSharedShards : 0;

    private string Sentence(SyncResult result)
    {
        if (result.Surplus == 0)
        {
            return "The folder has no files beside those of the list.";
        }

        var found = $"{result.Surplus:N0} files ({Units.Bytes(result.Bytes)}) are not in the list";
        if (!deletes || result.NotDeleted is not null)
        {
            return deletes ? $"{found}." : $"{found}; --delete deletes them.";
        }

        var left = result.LeftAlone > 0 ? $" {result.LeftAlone:N0} were left, since they are not as they arrived, or lie behind a link." : "";
        return $"{found}; {result.Deleted:N0} were deleted.{InShards(result)}{left}";
    }
}
