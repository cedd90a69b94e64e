using System.Globalization;
using System.Text;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>
/// All that decides on the bytes of an export, option by option, so that a later call can be told from the same call again. How many
/// are worked on at once, which roots are asked and whether damage ends a run do not decide on them.
/// </summary>
internal static class ExportRequest
{
    // Raised when another version of the program would write other bytes.
    private const string Layout = "1";

    public static Dictionary<string, string> Of(ExportPlan plan)
    {
        var options = plan.Options;
        return new Dictionary<string, string>
        {
            ["layout"] = Layout,
            ["format"] = options.Format.ToString().ToLowerInvariant(),
            ["samples"] = $"{plan.Rows} {DigestOf(plan, row => plan.IdOf(row).ToString())}",
            ["index"] = string.Join(' ', plan.Index.Info.Sources.Select(source => source.Sha256)),
            ["products"] = string.Join(',', options.Products),
            ["datetime"] = options.Datetime.ToString(),
            ["pair"] = Text(options.Pairs),
            ["splits"] = options.Split is { } split ? $"{string.Join(',', split.Names)} {DigestOf(plan, row => Text(plan.PartOf(row)))}" : "none",
            ["scheme"] = $"{options.Scheme.Name} {string.Join(',', Enumerable.Range(0, Corpus.ClcNomenclature.Count).Select(c => Text(options.Scheme.LabelOf(c))))}",
            ["form"] = options.FormText,
            ["missing"] = options.Missing.ToString().ToLowerInvariant(),
            ["unclear-tags"] = options.IgnoresUnclearTags ? "ignored" : "refused",
            ["dtype"] = options.AsFloats ? "float32" : "stored",
            ["chunk-steps"] = Text(options.ChunkSteps),
            ["compress"] = options.Compresses ? "zlib" : "none",
            ["shard-samples"] = Text(options.ShardSamples),
        };
    }

    /// <summary>The first option in which two differ; null where they are the same.</summary>
    public static string? FindDifference(Dictionary<string, string> here, Dictionary<string, string> asked) =>
        asked.Keys.FirstOrDefault(name => here.GetValueOrDefault(name) != asked[name]);

    public static string DescribeDifference(string folder, string name, string here, string asked)
    {
        const int Longest = 60;
        var what = here.Length + asked.Length <= Longest ? $"{name} is {here} there, and {asked} in this call" : $"{name} is not the same in this call";
        return $"{folder} holds an export that was asked for differently: {what}. Make the same call again, or name another folder.";
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant();

    private static string DigestOf(ExportPlan plan, Func<int, string> textOf)
    {
        using var hasher = ContentHasher.Create(ContentHasher.Xxh64)!;
        for (var row = 0; row < plan.Rows; row++) hasher.Append(Encoding.ASCII.GetBytes(textOf(row) + "\n"));
        return hasher.Finish();
    }
}
