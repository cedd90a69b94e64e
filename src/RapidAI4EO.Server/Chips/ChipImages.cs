using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Imagery.Pictures;
using RapidAI4EO.Imagery.Series;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Server.Chips;

/// <summary>Pictures and series of chips from the roots that the server was given, with the last pictures kept.</summary>
internal sealed class ChipImages : IDisposable
{
    /// <summary>Bytes of PNGs and their addresses that are kept: those of a place over two years are some 10 MB.</summary>
    private const long MaxKept = 32 << 20;

    /// <summary>A root may get another file of the same name, as when a damaged one is repaired.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxKept });
    private readonly ChipStore _store;
    private readonly TimeSpan _timeout;

    public ChipImages(ApiOptions options)
    {
        _timeout = options.Limits.ImageTimeout;
        _store = new ChipStore(options.Images, new Retry(new RetryOptions { Attempts = 2 }), GeoTiffLimits.ForEachOf(options.Limits.Images));
    }

    public void Dispose() => _kept.Dispose();

    /// <summary>A chip as PNG, a pixel for a pixel.</summary>
    /// <param name="key">Which.</param>
    /// <param name="style">How.</param>
    /// <param name="isMasked">Whether pixels that the quality layer does not call observed are left out.</param>
    /// <param name="address">What the picture was asked for by, in all it depends on.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotFoundException">No root has the image.</exception>
    /// <exception cref="ImageUnavailableException">It cannot be shown.</exception>
    /// <exception cref="InvalidInputException">It has no such band.</exception>
    public async Task<byte[]> PngAsync(AssetKey key, ChipStyle style, bool isMasked, string address, CancellationToken token)
    {
        if (_kept.TryGetValue(address, out byte[]? png)) return png!;
        png = await WithinAsync(key.ToString(), async end =>
        {
            var chip = await _store.ReadAsync(key, end).ConfigureAwait(false);
            var picture = style.Paint(chip);
            if (isMasked) ChipPainter.Mask(picture, await _store.ReadAsync(key with { Product = Product.PlanetFusionQuality }, end).ConfigureAwait(false));
            return Png.Encode(picture, isFast: true);
        }, token).ConfigureAwait(false);
        // The address counts too, at two bytes a character: a picture of one colour is small, and a number in an address may have any length.
        var size = png.Length + (sizeof(char) * address.Length);
        return _kept.Set(address, png, new MemoryCacheEntryOptions { Size = size, AbsoluteExpirationRelativeToNow = KeptFor });
    }

    /// <summary>The points of a series, those of missing images with their problem.</summary>
    /// <exception cref="ImageUnavailableException">The root does not answer in time.</exception>
    public Task<List<SeriesPoint>> SeriesAsync(SeriesRequest request, CancellationToken token) => WithinAsync("The series", async end =>
    {
        var points = new List<SeriesPoint>();
        await foreach (var point in new SeriesReader(_store).ReadAsync(request, end).ConfigureAwait(false)) points.Add(point);
        return points;
    }, token);

    private async Task<T> WithinAsync<T>(string name, Func<CancellationToken, Task<T>> read, CancellationToken token)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(token);
        end.CancelAfter(_timeout);
        try
        {
            return await read(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!token.IsCancellationRequested)
        {
            throw new ImageUnavailableException(StatusCodes.Status424FailedDependency, $"{name}: the root did not give it within {_timeout.TotalSeconds:0} s. Try again later.", e);
        }
        catch (StorageException e) when (e.Error == StorageError.NotFound)
        {
            throw new NotFoundException("image", $"{name} is not at the root that this server reads images from.");
        }
        catch (StorageException e)
        {
            throw new ImageUnavailableException(StatusCodes.Status424FailedDependency, $"{name}: the root does not give it. {e.Message}", e);
        }
        catch (CorpusException e) when (e is not InvalidInputException)
        {
            throw new ImageUnavailableException(StatusCodes.Status422UnprocessableEntity, $"{name} cannot be shown. {e.Message}", e);
        }
    }
}
