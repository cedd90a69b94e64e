using System.Diagnostics;
using System.Text.Json;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Benchmarks;

/// <summary>
/// The in-process figures as JSON, quick enough to be taken several times between those of other programs: for each question the
/// count, the first time and the median in milliseconds; for long streams the rate and the peak memory.
/// </summary>
internal static class Answers
{
    /// <summary>Long enough for the JIT to have optimised what is measured.</summary>
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(1);

    public static void WriteJson(Stream stream)
    {
        var index = BenchmarkCorpus.OpenIndex();
        var questions = new Questions(index);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("index_bytes", index.Length);
        Ask(json, "berlin", () => questions.Berlin().Count);
        Ask(json, "peat_bog", () => questions.PeatBog().Count);
        Ask(json, "pure_forest", () => questions.PureForest().Count);
        Ask(json, "germany", () => questions.Germany().Count);
        Ask(json, "german_forest", () => questions.GermanForest().Count);
        Ask(json, "german_forest_hrefs", () => questions.GermanForestHrefs(Stream.Null));

        var all = SampleSet.All(index.Count);
        var assets = new AssetList(index, all, new Subset().AssetsPerSample);
        var samples = new SampleWriter(index, all);
        Run(json, "hrefs", assets.Count, () => assets.WriteLines(Stream.Null, Roots.Azure.ToString()));
        Run(json, "keys", assets.Count, () => _ = assets.Keys().LongCount());
        Run(json, "csv", index.Count, () => samples.WriteCsv(Stream.Null));
        Run(json, "ids", index.Count, () => samples.WriteIds(Stream.Null));
        Run(json, "geojson", index.Count, () => samples.WriteGeoJson(Stream.Null));
        json.WriteEndObject();
    }

    private static void Ask(Utf8JsonWriter json, string name, Func<long> question)
    {
        var (first, count) = Time(question);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Warmup;)
        {
            question();
        }

        var times = new List<double>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Measured || times.Count < 5;)
        {
            times.Add(Time(question).Milliseconds);
        }

        times.Sort();
        json.WriteStartObject(name);
        json.WriteNumber("count", count);
        json.WriteNumber("first_ms", first);
        json.WriteNumber("median_ms", times[times.Count / 2]);
        json.WriteEndObject();
    }

    private static void Run(Utf8JsonWriter json, string name, long lines, Action run)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var (milliseconds, _) = Time(() =>
        {
            run();
            return lines;
        });
        json.WriteStartObject(name);
        json.WriteNumber("lines", lines);
        json.WriteNumber("lines_per_second", lines / milliseconds * 1000);
        json.WriteNumber("allocated_bytes", GC.GetTotalAllocatedBytes(precise: true) - before);
        json.WriteNumber("resident_bytes", Environment.WorkingSet);
        json.WriteEndObject();
    }

    private static (double Milliseconds, long Count) Time(Func<long> question)
    {
        var start = Stopwatch.GetTimestamp();
        var count = question();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, count);
    }
}
