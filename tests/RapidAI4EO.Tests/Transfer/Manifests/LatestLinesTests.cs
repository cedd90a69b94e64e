using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Manifests;

public sealed class LatestLinesTests : IDisposable
{
    private const int Runs = 40;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhileAnotherRunMergesTheManifests_GivesEachKeyOnceAndItsLastLine()
    {
        for (var i = 0; i < Runs; i++)
        {
            using var notes = ManifestAppender.Open(_folder.Path);
            notes.Write([new ManifestEntry("twice", ManifestState.Here, i), new ManifestEntry($"once-{i}", ManifestState.Here, 1)]);
        }

        using var lines = LatestLines.Load(_folder.Path, TestContext.Current.CancellationToken);
        var found = new List<ManifestEntry>();
        foreach (var entry in lines.Read())
        {
            if (found.Count == Runs / 2) Merge();
            found.Add(entry);
        }

        Assert.Single(ManifestFolder.Files(_folder.Path));
        Assert.Equal(Runs + 1, found.Count);
        Assert.Equal(Runs - 1, Assert.Single(found, entry => entry.Key == "twice").Length);
    }

    private void Merge()
    {
        using var run = RunFile.Create(_folder.Path);
        ManifestMerge.MergeIfMany(_folder.Path, run.Id, DiskSync.Of(run.Handle));
    }
}
