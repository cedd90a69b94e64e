using System.Diagnostics;
using System.Text.Json;
using RapidAI4EO.Training.Batches;

namespace RapidAI4EO.Benchmarks;

/// <summary>Reads all batches of an export again and again, for benchmarks/chips_batches.py.</summary>
internal static class BatchReading
{
    private const int Rounds = 5;

    /// <summary>Prints chips and megabytes a second of the median round by the clock and by the processor's work, of the first one by the clock, and the process's peak memory.</summary>
    /// <param name="output">Gets the JSON.</param>
    /// <param name="folder">The export; of its arrays only the images are read.</param>
    /// <param name="size">Samples of a batch.</param>
    /// <param name="prefetch">Batches that are read ahead.</param>
    public static async Task WriteJsonAsync(Stream output, string folder, int size, int prefetch)
    {
        var set = TrainingSet.Open(folder);
        string[] images = [.. set.ArrayNames.Where(name => set.ArrayNames.Contains(name + "_valid"))];
        var chips = (long)set.Count * images.Sum(name => set.TimesOf(name).Count);
        var options = new BatchOptions
        {
            Size = size,
            Prefetch = prefetch,
            Arrays = images,
        };
        var rounds = new List<Round>();
        for (var round = 0; round <= Rounds; round++) rounds.Add(await ReadAsync(set, options, seed: (ulong)round));
        // In the first the runtime compiles, and memory is had from the system.
        var middle = rounds.Skip(1).OrderBy(round => round.Seconds).ElementAt(Rounds / 2);
        await using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("chips", chips);
        json.WriteNumber("sum", middle.Sum);
        json.WriteNumber("per_second", chips / middle.Seconds);
        json.WriteNumber("first_per_second", chips / rounds[0].Seconds);
        json.WriteNumber("per_cpu_second", chips / middle.Work);
        json.WriteNumber("mb_per_second", middle.Bytes / 1e6 / middle.Seconds);
        json.WriteNumber("peak", Process.GetCurrentProcess().PeakWorkingSet64);
        json.WriteEndObject();
    }

    private static async Task<Round> ReadAsync(TrainingSet set, BatchOptions options, ulong seed)
    {
        var (start, work, bytes, sum) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, 0L, 0L);
        await foreach (var batch in set.ReadBatchesAsync(options with { Seed = seed }))
        {
            foreach (var name in options.Arrays!)
            {
                bytes += batch[name].Bytes.Length;
                // One byte a sample: who reads something else is found out.
                for (var row = 0; row < batch.Count; row++) sum += batch[name].Bytes.Span[row * (batch[name].Bytes.Length / batch.Count)];
            }

            batch.Dispose();
        }

        return new Round(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - work).TotalSeconds, bytes, sum);
    }

    private readonly record struct Round(double Seconds, double Work, long Bytes, long Sum);
}
