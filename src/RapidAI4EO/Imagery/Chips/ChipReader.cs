using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// Reads chips by the million: from the first root that has a sound one straight into the caller's memory, with buffers that are used
/// again. What is wrong with a chip comes as a value. May be used by many threads; each holds one file at a time.
/// </summary>
/// <remarks><see cref="ChipStore"/> is for those who want a <see cref="Chip"/> with all its metadata.</remarks>
public sealed class ChipReader
{
    /// <summary>Bytes that a chip's file may have; a Planet Fusion one has about 205,000.</summary>
    public const int MaxFileLength = 64 << 20;

    private readonly IReadOnlyList<IObjectStore> _roots;
    private readonly Retry _retry;
    private readonly bool _ignoresUnclearTags;
    private readonly ChipBuffers _buffers = new();

    /// <param name="roots">In order of preference; at least one.</param>
    /// <param name="retry">Null for <see cref="Retry.Default"/>.</param>
    /// <param name="ignoresUnclearTags">
    /// Whether a chip whose nodata or scale cannot be understood is read as if it said nothing of them; else it counts as damaged, since its
    /// numbers may mean something else.
    /// </param>
    public ChipReader(IReadOnlyList<IObjectStore> roots, Retry? retry = null, bool ignoresUnclearTags = false)
    {
        ArgumentNullException.ThrowIfNull(roots);
        if (roots.Count == 0) throw new InvalidInputException("No root was given.");
        (_roots, _retry, _ignoresUnclearTags) = (roots, retry ?? Retry.Default, ignoresUnclearTags);
    }

    /// <summary>What a chip's pixels will need; the whole chip is decoded for it, so that a damaged one does not speak for the others.</summary>
    public async Task<(GeoTiffInfo? Info, ChipFault? Fault)> ReadInfoAsync(AssetKey key, CancellationToken token = default)
    {
        GeoTiffInfo? info = null;
        var fault = await TryRootsAsync(
            key,
            reader =>
            {
                var pixels = _buffers.Rent(Require(reader, MaxFileLength));
                try
                {
                    Decode(reader, pixels.AsSpan(0, ChipLayout.Of(reader.Info).Bytes));
                }
                finally
                {
                    _buffers.Return(pixels);
                }

                info = reader.Info;
                return null;
            },
            token).ConfigureAwait(false);
        return (fault is null ? info : null, fault);
    }

    /// <summary>Decodes a chip.</summary>
    /// <param name="key">An image of the corpus.</param>
    /// <param name="layout">What the chip has to be like.</param>
    /// <param name="target">Gets <see cref="ChipLayout.Bytes"/> bytes: all rows of the first band from the top, then those of the second, in this machine's byte order.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Null where it is done; else the target is undefined.</returns>
    public Task<ChipFault?> ReadAsync(AssetKey key, ChipLayout layout, Memory<byte> target, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (target.Length != layout.Bytes) throw new ArgumentException("The target does not have the length of a chip's pixels.", nameof(target));
        return TryRootsAsync(
            key,
            reader =>
            {
                if (!layout.IsOf(reader.Info))
                {
                    return (ChipFaultKind.Different, $"has {ChipLayout.Of(reader.Info)}, and the others have {layout}");
                }

                Decode(reader, target.Span);
                return null;
            },
            token);
    }

    private static int Require(GeoTiffReader reader, int most)
    {
        var bytes = reader.BytesOf(new PixelWindow(0, 0, reader.Info.Width, reader.Info.Height), reader.Info.Bands);
        return bytes <= most ? bytes : throw new GeoTiffException(reader.Name, $"its pixels have {bytes} bytes, and {most} are read at once");
    }

    private static void Decode(GeoTiffReader reader, Span<byte> target) =>
        reader.ReadBytes(target, new PixelWindow(0, 0, reader.Info.Width, reader.Info.Height), reader.AllBands());

    private async Task<ChipFault?> TryRootsAsync(AssetKey key, Decoder decode, CancellationToken token)
    {
        ChipFault? trouble = null;
        var name = key.ToString();
        foreach (var root in _roots)
        {
            var fault = await TryRootAsync(root, key, name, decode, token).ConfigureAwait(false);
            if (fault is null) return null;
            // That another root has no such file says less than what is wrong with the one there is.
            trouble = trouble is null or { Kind: ChipFaultKind.Missing } ? fault : trouble;
        }

        return trouble;
    }

    private async Task<ChipFault?> TryRootAsync(IObjectStore root, AssetKey key, string name, Decoder decode, CancellationToken token)
    {
        try
        {
            using var file = await _retry.RunAsync(inner => BufferedObject.ReadAsync(root, name, _buffers, MaxFileLength, inner), token).ConfigureAwait(false);
            var reader = GeoTiffReader.Open(file.Bytes, $"{name} at {root.Name}");
            if (ChipFootprintCheck.FindFault(key.Sample, reader.Info) is { } misplaced) return new ChipFault(key, ChipFaultKind.Misplaced, $"{reader.Name} {misplaced}.");
            if (!_ignoresUnclearTags && reader.Info.DoubtsOf(reader.Name) is { } doubts) return new ChipFault(key, ChipFaultKind.Damaged, doubts);
            return decode(reader) is { } fault ? new ChipFault(key, fault.Kind, $"{reader.Name} {fault.What}.") : null;
        }
        catch (GeoTiffException e)
        {
            return new ChipFault(key, ChipFaultKind.Damaged, e.Message);
        }
        catch (StorageException e)
        {
            // What was said the first time: how often and how long it was tried differs from run to run.
            return new ChipFault(key, KindOf(e.Error), (e.InnerException as StorageException ?? e).Message);
        }
    }

    private static ChipFaultKind KindOf(StorageError error) => error switch
    {
        StorageError.NotFound => ChipFaultKind.Missing,
        StorageError.Corrupt or StorageError.Refused => ChipFaultKind.Damaged,
        _ => ChipFaultKind.Unreachable,
    };

    /// <returns>What is wrong with a chip that can be read; null where all is right.</returns>
    private delegate (ChipFaultKind Kind, string What)? Decoder(GeoTiffReader reader);
}
