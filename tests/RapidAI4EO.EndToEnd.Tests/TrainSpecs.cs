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
    public async Task I_am_told_what_makes_no_split()
    {
        AssertRefused(await TrainAsync("split", "--ratios", "1,1"), 2, "2 ratios need 2 names");
        AssertRefused(await TrainAsync("split", "--by", "county"), 2, "'county' is no kind of block");
        AssertRefused(await TrainAsync("split", "--by", "zone"), 2, "All samples lie in one block");
        AssertRefused(await TrainAsync("split", "--bbox", "0,0,1,1"), 2, "The selection has no samples");
        var fileless = await TrainAsync("split", "--json");
        Assert.Equal((2, ""), (fileless.ExitCode, fileless.Output));
        Assert.Contains("so the list needs a file", fileless.Error, StringComparison.Ordinal);
        AssertRefused(await TrainAsync("labels", "--scheme", "mine"), 2, "neither a label scheme nor a file");
    }

    private Task<Outcome> TrainAsync(string verb, params string[] arguments) => Cli.RunAsync(["train", verb, "--index", Corpus.Index, .. arguments]);
}
