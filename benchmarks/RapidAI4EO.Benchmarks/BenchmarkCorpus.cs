using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.Benchmarks;

/// <summary>
/// The corpus that all benchmarks ask: 500,000 synthetic samples with 198 of them round Berlin, as in the published corpus. It
/// lies in the folder that <c>RAPIDAI4EO_BENCH_CORPUS</c> names, else in the temporary folder, and is made when first needed.
/// </summary>
internal static class BenchmarkCorpus
{
    public const int Samples = 500_000;

    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("RAPIDAI4EO_BENCH_CORPUS") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Path.GetTempPath(), "rapidai4eo-benchmarks");

    /// <summary>Makes what is missing: the three resource files, and the boundary of Germany for Python.</summary>
    /// <returns>The folder.</returns>
    public static string Prepare()
    {
        var resources = new ResourceFiles(Path.Combine(Folder, "resources"));
        if (resources.Missing.Any())
        {
            Make();
        }

        GeoJsonFile.Write(Path.Combine(Folder, "germany.geojson"), Countries.Find("DE").Geometry);
        return Folder;
    }

    /// <summary>
    /// Builds the index anew, so that none of an older library is measured, and opens it until the process ends; then it is deleted.
    /// </summary>
    public static SampleIndex OpenIndex()
    {
        var path = Path.Combine(Folder, $"{Environment.ProcessId}.index");
        BuildIndex(path);
        var index = SampleIndex.Open(path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            index.Dispose();
            File.Delete(path);
        };
        return index;
    }

    /// <summary>Builds the index at a path and gives its length.</summary>
    public static long BuildIndex(string path)
    {
        var files = ResourceFiles.In(Prepare());
        var report = new IndexBuilder(files).BuildAsync(path).GetAwaiter().GetResult();
        return report.IndexPath is null
            ? throw new InvalidOperationException($"The corpus in {Folder} has {report.FindingCount} findings; delete it.")
            : report.IndexLength;
    }

    /// <summary>In a folder beside the last, which gets its name when it is complete: a run that was stopped leaves none half made.</summary>
    private static void Make()
    {
        var options = new SyntheticCorpusOptions
        {
            Samples = Samples,
            Seed = 1,
            Focus = new SyntheticFocus(new LonLatBounds(13.05, 52.35, 13.72, 52.69), 198),
        };
        var draft = Path.Combine(Folder, $"{Environment.ProcessId}.draft");
        ResourceWriter.Write(new SyntheticCorpus(options), draft);
        Directory.Move(Path.Combine(draft, "resources"), Path.Combine(Folder, "resources"));
        Directory.Delete(draft);
    }
}
