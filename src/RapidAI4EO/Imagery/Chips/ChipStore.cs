using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>Reads chips from the first of several roots that has them whole. May be used by many threads.</summary>
/// <param name="roots">In order of preference; at least one.</param>
/// <param name="retry">Null for <see cref="Retry.Default"/>.</param>
/// <param name="limits">Of each chip; null for <see cref="GeoTiffLimits.Default"/>.</param>
public sealed class ChipStore(IReadOnlyList<IObjectStore> roots, Retry? retry = null, GeoTiffLimits? limits = null)
{
    /// <summary>Fetches and decodes a chip.</summary>
    /// <exception cref="CorpusException">No root has it whole: what the last said, or the first that had it damaged.</exception>
    public async Task<Chip> ReadAsync(AssetKey key, CancellationToken token = default)
    {
        CorpusException? trouble = null;
        foreach (var root in roots)
        {
            try
            {
                return await Chip.ReadAsync(root, key, retry, limits, token).ConfigureAwait(false);
            }
            catch (CorpusException e) when (e is StorageException or GeoTiffException)
            {
                // That another root has no such file says less than what is wrong with the one there is.
                trouble = trouble is null or StorageException { Error: StorageError.NotFound } ? e : trouble;
            }
        }

        throw trouble ?? new InvalidInputException("No root was given.");
    }
}
