using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Transfer.Resources;

/// <summary>
/// Tells which index of the cache belongs to the roots of a call. A root with resource files has an index of its own; one with images
/// alone, such as a download, is read with the published corpus's.
/// </summary>
/// <param name="Cache">Where indices are kept.</param>
public sealed record IndexLocator(CacheFolder Cache)
{
    /// <summary>How patient to be with a root that is asked for the first time.</summary>
    public RetryOptions Retry { get; init; } = new() { Attempts = 2 };

    /// <summary>The index of the published corpus, built from its own roots.</summary>
    public IndexLocation Published => new(Cache.IndexPath, null, Roots.WellKnown);

    /// <summary>The index of the first of the roots that has resource files, else that of the published corpus.</summary>
    /// <param name="roots">Where images are, in order of preference.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="CorpusException">A folder does not exist.</exception>
    public async Task<IndexLocation> FindAsync(IReadOnlyList<RootAddress> roots, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(roots);
        if (roots.Any(Roots.IsWellKnown)) return Published with { Sources = [.. roots.Where(Roots.IsWellKnown)] };
        var doubt = "";
        foreach (var root in roots)
        {
            try
            {
                if (await HasResourcesAsync(root, token).ConfigureAwait(false)) return Of(root);
                doubt += $"{root} has no resource files. ";
            }
            catch (StorageException e)
            {
                doubt += $"It is not known whether {root} has resource files: {e.Message} ";
            }
        }

        return Published with { Doubt = doubt + "The index of the published corpus is used; --resources or --index names another." };
    }

    /// <summary>The index of resource files that a user has named.</summary>
    /// <param name="resources">A root, or a folder that holds the files.</param>
    /// <exception cref="CorpusException">A folder does not have all of the files.</exception>
    public IndexLocation Of(RootAddress resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        if (Roots.IsWellKnown(resources)) return Published with { Sources = [resources] };
        var origin = resources.Folder is { } folder ? RootAddress.Parse(ResourceFiles.In(folder).Folder) : resources;
        return new IndexLocation(Cache.IndexPathOf(origin), origin, [origin]);
    }

    private async Task<bool> HasResourcesAsync(RootAddress root, CancellationToken token)
    {
        if (root.Folder is { } folder)
        {
            if (!Directory.Exists(folder)) throw new CorpusException($"The root {folder} is no folder that exists. Name another with --root.");
            return ResourceFiles.Find(folder) is not null;
        }

        if (File.Exists(Cache.IndexPathOf(root))) return true;
        using var store = ObjectStores.Open(root);
        try
        {
            await new Retry(Retry).RunAsync(
                inner => store.StatAsync(ResourceFiles.KeyPrefix + ResourceFiles.GeometriesName, inner), token).ConfigureAwait(false);
            return true;
        }
        catch (StorageException e) when (e.Error == StorageError.NotFound)
        {
            return false;
        }
    }
}
