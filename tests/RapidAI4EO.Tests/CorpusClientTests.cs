using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests;

public sealed class CorpusClientTests : IDisposable
{
    private static readonly TestIndex Truth = TestIndex.Berlin;

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OpenAsync_NoIndexYet_BuildsThatOfTheRoot()
    {
        using var corpus = await OpenAsync(Truth.Folder);
        Assert.Equal(Truth.Corpus.Samples.Order(), corpus.Find(new CorpusQuery()).Ids);
        using var again = await OpenAsync(Truth.Folder);
        Assert.Equal(corpus.Index.Path, again.Index.Path);
    }

    [Fact]
    public async Task OpenAsync_OfFilesThatHaveChanged_AnswersOfWhatTheyAreNow()
    {
        var root = _folder["changing"];
        var corpora = new[] { 220, 230 }.Select(samples => new SyntheticCorpus(SyntheticCorpusOptions.Berlin with { Samples = samples })).ToList();
        ResourceWriter.Write(corpora[0], root);
        using var before = await OpenAsync(root);
        Assert.Equal(corpora[0].Samples.Order(), before.Find(new CorpusQuery()).Ids);
        Assert.Empty(before.ChangedSources);

        ResourceWriter.Write(corpora[1], root);
        Assert.NotEmpty(before.ChangedSources);
        using var after = await OpenAsync(root);
        Assert.Equal(corpora[1].Samples.Order(), after.Find(new CorpusQuery()).Ids);
        Assert.Empty(after.ChangedSources);
    }

    [Fact]
    public void Find_ByBox_IsWhatGeometrySays()
    {
        using var corpus = CorpusClient.Open(Truth.Index.Path);
        var found = corpus.Find(new CorpusQuery { Box = "13.3,52.4,13.4,52.5", Products = "s2,labels", Datetime = "2018-05" });
        var box = new GeometryFactory().ToGeometry(new Envelope(13.3, 13.4, 52.4, 52.5));
        var expected = Truth.Corpus.Samples.Order().Where((_, i) => Truth.Polygons[i].Intersects(box)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, found.Ids);
        Assert.Equal(expected.Count, found.Count);
        Assert.Equal(2 * expected.Count, found.Keys.Count());
        Assert.Equal(2 * expected.Count, found.Assets.Count);
        Assert.Equal(expected.Count * 2L, found.Catalog("https://example.org/").ItemCount);
    }

    [Fact]
    public void Find_WhatCannotBeUnderstood_SaysWhat()
    {
        using var corpus = CorpusClient.Open(Truth.Index.Path);
        foreach (var (query, word) in (ReadOnlySpan<(CorpusQuery, string)>)
            [(new() { Box = "1,2" }, "bounding box"), (new() { Country = "Atlantis" }, "Atlantis"), (new() { Filter = "clc_1 =" }, "column 8"), (new() { Ids = ["x"] }, "x"), (new() { Products = "s3" }, "s3")])
        {
            Assert.Contains(word, Assert.Throws<InvalidInputException>(() => corpus.Find(query)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task DownloadAsync_ThenReadChip_GivesTheFilesOfTheRoot()
    {
        var root = Directory.CreateDirectory(_folder["root"]).FullName;
        var writer = new CorpusTreeWriter(Truth.Corpus, root);
        using var corpus = CorpusClient.Open(Truth.Index.Path, [Directory.CreateDirectory(_folder["empty"]).FullName, root]);
        var selection = corpus.Find(new CorpusQuery { Sample = 2, Seed = 7, Products = "s2", Datetime = "2018-05" });
        writer.WriteAssets(selection.Assets.Keys(), Token);
        var summary = await corpus.DownloadAsync(selection, _folder["to"], token: Token);
        Assert.True(summary.IsComplete);
        Assert.Equal(2, summary.Done);
        foreach (var key in selection.Keys)
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(root, key)), File.ReadAllBytes(Path.Combine(_folder["to"], key)));
            Assert.Equal(AssetKey.Parse(key), (await corpus.ReadChipAsync(key, Token)).Key);
        }
    }

    private Task<CorpusClient> OpenAsync(string root) => CorpusClient.OpenAsync([root], new CacheFolder(_folder["cache"]), Token);
}
