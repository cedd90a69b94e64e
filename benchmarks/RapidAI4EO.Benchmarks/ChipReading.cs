using System.Diagnostics;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Storage.Local;

namespace RapidAI4EO.Benchmarks;

/// <summary>Reads copies of one chip in bulk from a folder, on all cores, in turn with decoding alone from memory.</summary>
internal static class ChipReading
{
    private const int Rounds = 5;

    /// <summary>Prints chips a second of both, the best of each, and bytes allocated a chip.</summary>
    /// <param name="output">Gets the JSON.</param>
    /// <param name="path">A Planet Fusion chip; its copies are its sample's other time steps.</param>
    /// <param name="sample">Its sample.</param>
    /// <param name="folder">Where they go, best in memory.</param>
    public static async Task WriteJsonAsync(Stream output, string path, SampleId sample, string folder)
    {
        AssetKey[] keys = [.. Product.PlanetFusion.Steps.Select(step => new AssetKey(sample, Product.PlanetFusion, step))];
        foreach (var key in keys)
        {
            var copy = Path.Combine(folder, key.ToString());
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy, overwrite: true);
        }

        using var store = new FolderStore(folder);
        var reader = new ChipReader([store]);
        var file = await File.ReadAllBytesAsync(path);
        var layout = ChipLayout.Of(GeoTiffReader.Open(file).Info);
        AssetKey[] all = [.. Enumerable.Repeat(keys, 20).SelectMany(some => some)];
        var (decoded, read, allocated) = (0.0, 0.0, 0L);
        for (var round = 0; round <= Rounds; round++)
        {
            var decodedNow = await RateAsync(all, layout, (_, pixels) =>
            {
                GeoTiffReader.Open(file).ReadBytes(pixels.Span, new PixelWindow(0, 0, layout.Width, layout.Height), [0, 1, 2, 3]);
                return Task.CompletedTask;
            });
            var before = GC.GetTotalAllocatedBytes();
            var readNow = await RateAsync(all, layout, async (key, pixels) => _ = await reader.ReadAsync(key, layout, pixels) is { } fault ? throw new InvalidOperationException(fault.Message) : 0);
            allocated = (GC.GetTotalAllocatedBytes() - before) / all.Length;
            if (round > 0) (decoded, read) = (Math.Max(decoded, decodedNow), Math.Max(read, readNow));
        }

        await using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("decoded_per_second", decoded);
        json.WriteNumber("read_per_second", read);
        json.WriteNumber("allocated_bytes", allocated);
        json.WriteEndObject();
    }

    private static async Task<double> RateAsync(AssetKey[] keys, ChipLayout layout, Func<AssetKey, Memory<byte>, Task> read)
    {
        var buffers = new ThreadLocal<byte[]>(() => new byte[layout.Bytes]);
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(keys, async (key, _) => await read(key, buffers.Value));
        return keys.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
