using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class InfoSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task I_can_see_what_is_known_of_a_sample()
    {
        var sample = Corpus.Corpus.Samples.First(id => Corpus.Corpus.LandCoverOf(id).Count > 1);
        var result = await Cli.RunAsync("info", $"{sample}", "--index", Corpus.Index, "--folder", Corpus.Root, "--json");
        AssertDone(result);
        var info = JsonElement.Parse(result.Output);
        Assert.Equal($"{sample}", info.GetProperty("sample").GetString());
        Assert.Equal("Germany (DE)", info.GetProperty("country").GetString());
        Assert.Equal(
            Corpus.Corpus.LandCoverOf(sample).OrderByDescending(cover => cover.Pixels).Select(cover => (cover.Class.Name, cover.Pixels / 40_000.0)),
            info.GetProperty("landCover").EnumerateArray().Select(cover => (cover.GetProperty("name").GetString()!, cover.GetProperty("fraction").GetDouble())));
        foreach (var product in info.GetProperty("products").EnumerateArray())
        {
            var known = Product.Parse(product.GetProperty("product").GetString()!);
            Assert.Equal(Math.Max(1, known.Steps.Count), product.GetProperty("files").GetInt32());
            AssetKey[] keys = known.HasTime ? [.. known.Steps.Select(step => new AssetKey(sample, known, step))] : [new AssetKey(sample, known, null)];
            Assert.Equal(keys.Count(key => File.Exists(Path.Combine(Corpus.Root, $"{key}"))), product.GetProperty("here").GetInt32());
        }

        var table = await Cli.RunAsync("info", new AssetKey(sample, Product.Sentinel2, Product.Sentinel2.Steps[0]).ToString(), "--index", Corpus.Index);
        AssertDone(table);
        Assert.Contains($"rapidai4eo_v1_labels_{sample}", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_am_told_of_a_sample_that_is_none()
    {
        AssertRefused(await Cli.RunAsync("info", "33N_1E-1N_01_01", "--index", Corpus.Index), 2, "no sample 33N_1E-1N_01_01");
        AssertRefused(await Cli.RunAsync("info", "berlin", "--index", Corpus.Index), 2, "berlin");
        AssertRefused(await Cli.RunAsync("info", $"{Corpus.Corpus.Samples[0]}", "--index", Corpus.Index, "--folder", Folder["none"]), 2, "not there");
    }
}
