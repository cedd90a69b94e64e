using System.Diagnostics;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage;

/// <summary>Asks roots for a small file that every copy of the corpus has: do they answer, and how soon?</summary>
public static class RootProbe
{
    /// <summary>The file that is asked for.</summary>
    public const string Key = "resources/rapidai4eo_label_mappings.csv";

    /// <summary>Asks all roots at once, each a single time.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="timeout">How long to wait for each.</param>
    /// <param name="token">Cancels.</param>
    public static Task<RootStatus[]> AskAsync(IEnumerable<RootAddress> roots, TimeSpan timeout, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return Task.WhenAll(roots.Select(root => AskOneAsync(root, timeout, token)));
    }

    private static async Task<RootStatus> AskOneAsync(RootAddress root, TimeSpan timeout, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(timeout);
        try
        {
            using var store = ObjectStores.Open(root);
            await store.StatAsync(Key, patience.Token).ConfigureAwait(false);
            return new RootStatus(root, clock.Elapsed, null);
        }
        catch (StorageException e)
        {
            return new RootStatus(root, clock.Elapsed, e.Message);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new RootStatus(root, clock.Elapsed, $"{root} did not answer within {timeout.TotalSeconds:0} s.");
        }
    }
}
