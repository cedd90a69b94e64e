using System.Diagnostics;
using System.Text.Json;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Benchmarks;

/// <summary>Decodes one chip again and again, for benchmarks/chips.py.</summary>
internal static class ChipDecoding
{
    // The runtime compiles what is run often a second time.
    private const int WarmUp = 500;

    /// <summary>Prints chips a second by the clock and by the processor's work, and bytes allocated a chip, on one thread.</summary>
    public static void WriteJson(Stream output, string path, int chips)
    {
        var file = File.ReadAllBytes(path);
        var info = GeoTiffReader.Open(file).Info;
        var buffer = BufferOf(info);
        var counter = new SampleCounter();
        var totals = Enumerable.Range(0, info.Bands).Select(_ => new BandTotals(info.Type)).ToArray();
        for (var i = 0; i < WarmUp; i++) Count(file, buffer, counter, totals);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        Measure(json, "buffer", chips, () => Decode(file, buffer));
        Measure(json, "counted", chips, () => Count(file, buffer, counter, totals));
        Measure(json, "chip", chips, () => Chip.Decode(file, path));
        json.WriteNumber("band_means", Means(Chip.Decode(file, path)));
        json.WriteEndObject();
    }

    /// <summary>The same on a thread a core at once, each into a buffer of its own: cores share what a single thread has to itself.</summary>
    public static void WriteJsonOfAllCores(Stream output, string path, int chips)
    {
        var file = File.ReadAllBytes(path);
        var buffers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => BufferOf(GeoTiffReader.Open(file).Info)).ToList();
        for (var i = 0; i < WarmUp; i++) Decode(file, buffers[0]);
        var left = chips;
        var (work, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var threads = buffers.ConvertAll(buffer => new Thread(() =>
        {
            while (Interlocked.Decrement(ref left) >= 0) Decode(file, buffer);
        }));
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        WriteRates(json, chips, start, work);
        json.WriteEndObject();
    }

    private static byte[] BufferOf(GeoTiffInfo info) => new byte[info.Width * info.Height * info.Bands * info.Type.Size()];

    private static void Decode(byte[] file, byte[] buffer)
    {
        var reader = GeoTiffReader.Open(file);
        reader.ReadBytes(buffer, new PixelWindow(0, 0, reader.Info.Width, reader.Info.Height), reader.AllBands());
    }

    /// <summary>Decodes, and counts every band for mean, deviation and percentiles.</summary>
    private static void Count(byte[] file, byte[] buffer, SampleCounter counter, BandTotals[] totals)
    {
        Decode(file, buffer);
        var length = buffer.Length / totals.Length;
        for (var band = 0; band < totals.Length; band++) counter.Count(buffer.AsSpan(band * length, length), totals[band]);
    }

    private static void Measure(Utf8JsonWriter json, string name, int chips, Action decode)
    {
        var (allocated, work, start) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        for (var i = 0; i < chips; i++) decode();
        json.WriteStartObject(name);
        WriteRates(json, chips, start, work);
        json.WriteNumber("allocated_bytes", (GC.GetAllocatedBytesForCurrentThread() - allocated) / chips);
        json.WriteEndObject();
    }

    private static void WriteRates(Utf8JsonWriter json, int chips, long start, TimeSpan work)
    {
        json.WriteNumber("per_second", chips / Stopwatch.GetElapsedTime(start).TotalSeconds);
        json.WriteNumber("per_cpu_second", chips / (Environment.CpuUsage.TotalTime - work).TotalSeconds);
    }

    /// <summary>The sum of the bands' means: who decodes something else is found out.</summary>
    private static double Means(Chip chip) => Enumerable.Range(0, chip.Pixels.Bands).Sum(band =>
    {
        var statistics = new BandStatistics();
        statistics.Add(chip.Pixels, band);
        return statistics.Mean;
    });
}
