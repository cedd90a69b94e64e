using System.Globalization;
using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>Splits and labels for training.</summary>
public sealed class TrainSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task I_can_split_samples_and_search_what_I_split()
    {
        var file = Folder["new/split.csv"];
        var made = await TrainAsync("split", "--bbox", CorpusFixture.Berlin, "--by", "block:6", "--seed", "3", "--to", file);
        Assert.Equal(0, made.ExitCode);
        Assert.Equal("", made.Output);
        Assert.Contains("No two splits share a block (block:6).", made.Error, StringComparison.Ordinal);
        Assert.Contains("Least distance between splits: ", made.Error, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("sample_id,split", lines[0]);
        Assert.Equal(199, lines.Length);
        Assert.Equal(["test", "train", "validation"], lines.Skip(1).Select(line => line.Split(',')[1]).Distinct().Order());
        var found = await SearchAsync("--ids", file);
        AssertDone(found);
        Assert.Equal(lines.Skip(1).Select(line => line.Split(',')[0]), found.Lines);
    }

    [Fact]
    public async Task I_can_have_the_report_as_JSON_and_a_buffer()
    {
        var made = await TrainAsync("split", "--by", "block:3", "--buffer", "1", "--stratify", "bigearthnet19", "--output", "json", "--to", Folder["s.json"], "--json", "--quiet");
        AssertDone(made);
        using var report = JsonDocument.Parse(made.Output);
        Assert.Equal(0, report.RootElement.GetProperty("sharedBlocks").GetInt32());
        Assert.Equal(2, report.RootElement.GetProperty("schemes").GetArrayLength());
        Assert.All(
            report.RootElement.GetProperty("distances").EnumerateArray().Where(pair => pair.GetProperty("a").GetString() == "train"),
            pair => Assert.True(pair.GetProperty("metres").GetDouble() >= 1000));
        using var split = JsonDocument.Parse(await File.ReadAllTextAsync(Folder["s.json"], TestContext.Current.CancellationToken));
        Assert.Equal("block:3", split.RootElement.GetProperty("options").GetProperty("by").GetString());
        var names = split.RootElement.GetProperty("samples").EnumerateObject().Select(sample => sample.Value.GetString()).ToList();
        Assert.Equal(report.RootElement.GetProperty("leftOut").GetInt32(), names.Count(name => name == "none"));
    }

    [Fact]
    public async Task I_am_told_of_the_leaks_of_a_random_split()
    {
        var ids = (await SearchAsync("--bbox", CorpusFixture.Berlin)).Lines;
        var file = Folder.Write("theirs.csv", "split,sample_id\n" + string.Concat(ids.Select((id, i) => $"{(i % 2 == 0 ? "a" : "b")},{id}\n")));
        var checkedSplit = await TrainAsync("split", "--from", file);
        AssertDone(checkedSplit);
        Assert.Contains("samples of more than one split: they leak.", checkedSplit.Output, StringComparison.Ordinal);
        AssertRefused(await TrainAsync("split", "--from", file, "--ratios", "1,1"), 2, "--ratios does not go with it");
        AssertRefused(await TrainAsync("split", "--from", Folder.Write("bad.csv", "sample_id,split\nx,train\n")), 2, "bad.csv, line 2: 'x' is not a sample id");
    }

    [Fact]
    public async Task I_can_have_labels_of_a_scheme()
    {
        var labels = await TrainAsync("labels", "--scheme", "bigearthnet19", "--form", "multilabel:0.1", "--limit", "5", "--quiet");
        AssertDone(labels);
        Assert.Equal(6, labels.Lines.Count);
        Assert.StartsWith("sample_id,Urban fabric,", labels.Lines[0], StringComparison.Ordinal);
        var summary = await TrainAsync("labels", "--scheme", "clc1", "--summary", "--json", "--quiet");
        AssertDone(summary);
        using var json = JsonDocument.Parse(summary.Output);
        Assert.Equal(5, json.RootElement.GetProperty("labels").GetArrayLength());
    }

    [Fact]
    public async Task I_am_told_of_a_buffer_that_leaves_nothing_to_train_with()
    {
        var made = await TrainAsync("split", "--bbox", CorpusFixture.Berlin, "--by", "block:6", "--buffer", "1000", "--quiet");
        Assert.Equal(0, made.ExitCode);
        Assert.Matches("No sample is in train, and [0-9]+ samples are in the buffer: take a narrower one", made.Error);
    }

    [Fact]
    public async Task I_am_told_what_makes_no_split()
    {
        AssertRefused(await TrainAsync("split", "--ratios", "1,1"), 2, "2 ratios need 2 names");
        AssertRefused(await TrainAsync("split", "--by", "county"), 2, "'county' is no kind of block");
        AssertRefused(await TrainAsync("split", "--by", "zone"), 2, "All samples lie in one block");
        var fileless = await TrainAsync("split", "--json");
        Assert.Equal((2, ""), (fileless.ExitCode, fileless.Output));
        Assert.Contains("so the list needs a file", fileless.Error, StringComparison.Ordinal);
        AssertRefused(await TrainAsync("labels", "--scheme", "mine"), 2, "neither a label scheme nor a file");
    }

    [Theory]
    [InlineData("split", "--output", "csv")]
    [InlineData("labels", "--form", "dominant")]
    [InlineData("stats", "--output", "csv")]
    [InlineData("export", "--format", "zarr", "--to", "never-made")]
    public async Task I_am_done_when_no_sample_is_hit(params string[] call)
    {
        string[] empty = ["train", .. call, "--bbox", "0,0,1,1", "--root", Corpus.Root, "--index", Corpus.Index, "--quiet"];
        var outcome = await Cli.RunAsync(empty);
        AssertWarned(outcome, "outside the corpus");
        Assert.InRange(outcome.Lines.Count, 0, 1);
        Assert.False(Directory.Exists("never-made"));
    }

    [Fact]
    public async Task I_can_normalize_with_the_statistics_of_a_split()
    {
        var file = Folder.Write("split.csv", $"sample_id,split\n{Corpus.Chipped[0]},train\n{Corpus.Chipped[1]},test\n");
        var stats = await StatsAsync("--splits", file, "--split", "train", "--mask", "qa", "--percentiles", "2,50.0,98", "--json", "--quiet");
        AssertDone(stats);
        using var json = JsonDocument.Parse(stats.Output);
        var groups = json.RootElement.GetProperty("statistics").EnumerateArray().ToList();
        Assert.Equal([("pfsr", "train", 6), ("s2", "train", 1)], groups.Select(g => (Text(g, "product"), Text(g, "split"), g.GetProperty("images").GetInt32())));
        Assert.Equal(["blue", "green", "red", "nir"], groups[0].GetProperty("bands").EnumerateArray().Select(band => band.GetString()));
        var (stored, reflectance) = (groups[0].GetProperty("stored"), groups[0].GetProperty("reflectance"));
        Assert.Equal(["2", "50", "98"], stored.GetProperty("percentiles").EnumerateObject().Select(percentile => percentile.Name));
        Assert.All(["mean", "stddev", "min", "max"], figure => Assert.All(
            Numbers(stored, figure).Zip(Numbers(reflectance, figure)), pair => Assert.Equal(pair.First / 10_000, pair.Second, 1e-11)));
        Assert.Equal(6 * 40_000, Numbers(groups[0], "count")[0] + Numbers(groups[0], "masked")[0]);
        var cover = Assert.Single(json.RootElement.GetProperty("landCover").EnumerateArray());
        Assert.Equal(("train", 1), (Text(cover, "split"), cover.GetProperty("samples").GetInt32()));
    }

    [Fact]
    public async Task I_can_have_the_statistics_of_one_chip_that_chip_info_has()
    {
        var id = Folder.Write("one.txt", Corpus.Chipped[0].ToString());
        var csv = await StatsAsync("--ids", id, "--products", "pfsr", "--datetime", "2018-05-03", "--output", "csv", "--quiet");
        AssertDone(csv);
        var info = await Cli.RunAsync("chip", "info", Corpus.Chips[0].ToString(), "--root", Corpus.Root, "--json");
        AssertDone(info);
        using var json = JsonDocument.Parse(info.Output);
        var lines = csv.Lines.Select(line => line.Split(',')).ToList();
        Assert.Equal("product split month band type images count nodata masked scale offset min max mean stddev p1", string.Join(' ', lines[0][..16]));
        Assert.Equal(
            json.RootElement.GetProperty("bands").EnumerateArray().Select(b => (b.GetProperty("mean").GetDouble(), b.GetProperty("stddev").GetDouble())),
            lines[1..].Select(cells => (double.Parse(cells[13], CultureInfo.InvariantCulture), double.Parse(cells[14], CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task I_am_told_which_images_were_left_out_or_it_ends()
    {
        var ids = Folder.Write("ids.txt", string.Join('\n', Corpus.Chipped));
        var june = await Cli.RunAsync(
            "train", "stats", "--index", Corpus.Index, "--root", Corpus.Address, "--ids", ids, "--datetime", "2018-05/2018-06", "--products", "pfsr", "--by", "month");
        Assert.Equal(3, june.ExitCode);
        Assert.Contains("12 files of 24 were left out: 12 missing.", june.Error, StringComparison.Ordinal);
        Assert.Contains("2018-06-02.tif", june.Error, StringComparison.Ordinal);
        Assert.Equal(5, june.Lines.Count);
        Assert.All(june.Lines.Skip(1), line => Assert.Contains("2018-05", line, StringComparison.Ordinal));
        var ended = await StatsAsync("--ids", ids, "--datetime", "2018-05/2018-06", "--products", "pfsr", "--on-error", "fail", "--quiet");
        AssertRefused(ended, 1, "Nothing is to be left out, so the first fault ends it.");
    }

    [Fact]
    public async Task I_can_count_what_is_not_there()
    {
        var none = await StatsAsync("--bbox", "0,0,1,1", "--json", "--quiet");
        Assert.Equal(0, none.ExitCode);
        Assert.Contains("outside the corpus", JsonElement.Parse(none.Error).GetProperty("warning").GetString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(none.Output);
        Assert.Equal(0, json.RootElement.GetProperty("statistics").GetArrayLength());
    }

    [Theory]
    [InlineData("--split", "train", "so it needs --splits FILE")]
    [InlineData("--by", "split", "needs to know the splits")]
    [InlineData("--by", "county", "--by takes split, month")]
    [InlineData("--mask", "clouds", "qa or none")]
    [InlineData("--percentiles", "2,101", "from 0 to 100")]
    [InlineData("--on-error", "ignore", "skip or fail")]
    [InlineData("--products", "labels", "has no images")]
    [InlineData("--datetime", "1999", "no date")]
    [InlineData("--output", "xml", "table, json, csv")]
    [InlineData("--scheme", "clc4", "neither a label scheme nor a file")]
    public async Task I_am_told_what_cannot_be_counted(string option, string value, string mentions) =>
        AssertRefused(await Cli.RunAsync("train", "stats", "--index", Corpus.Index, "--root", Corpus.Root, option, value), 2, mentions);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static double[] Numbers(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    private Task<Outcome> StatsAsync(params string[] arguments) => TrainAsync(
        "stats", ["--root", Corpus.Root, .. arguments.Contains("--datetime") ? Array.Empty<string>() : ["--datetime", "2018-05"], .. arguments]);

    private Task<Outcome> TrainAsync(string verb, params string[] arguments) => Cli.RunAsync(["train", verb, "--index", Corpus.Index, .. arguments]);
}
