using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Download;
using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Destinations.Folder;

/// <summary>Names that differ only in case, on a file system that tells them apart and for one that does not.</summary>
public sealed class CaseConflictTests : DownloadFixture
{
    private static readonly string[] Keys = ["a/One.tif", "a/one.tif", "A/three.tif", "a/two.tif"];

    [Theory]
    [InlineData("a/b/file.tif", null)]
    [InlineData("a/b/FILE.tif", "a/b/file.tif")]
    [InlineData("a/B/file.tif", "a/b")]
    [InlineData("A/b/other.tif", "a")]
    [InlineData("a/b/other.tif", null)]
    [InlineData("a/c/FILE.tif", null)]
    [InlineData("new/FILE.tif", null)]
    [InlineData("\u00dcBER", "\u00fcber")]
    public void Find_AKey_NamesWhatStandsInItsWay(string key, string? twin)
    {
        using var folder = new TestFolder();
        folder.Write("a/b/file.tif", [1]);
        folder.Write("\u00fcber", [1]);
        Assert.Equal(twin, CaseConflict.Find(folder.Path, key));
    }

    [Fact]
    public async Task RunAsync_CaseIsToldApart_BringsBoth()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("The file system here takes both names for one.");
        foreach (var key in Keys) Server.Put(key, Bytes.Random(100, Array.IndexOf(Keys, key)));
        Assert.True((await RunAsync(Options(), Keys)).IsComplete);
        AssertArrived(Keys);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task RunAsync_CaseIsIgnored_RefusesTheSecondAndKeepsTheFirst(int parallel)
    {
        // A run tells by its own folder whether case counts; this is how it looks where it does not.
        if (OperatingSystem.IsLinux()) File.CreateSymbolicLink(Folder[RunFile.FolderName.ToUpperInvariant()], RunFile.FolderName);
        foreach (var key in Keys) Server.Put(key, Bytes.Random(100, Array.IndexOf(Keys, key)));
        Server.BeforeAnswer = _ => Task.Delay(5);
        var summary = await RunAsync(Options() with { Parallel = parallel }, Keys);
        Assert.NotEmpty(summary.Failures);
        Assert.All(summary.Failures, failure =>
        {
            Assert.Equal(DownloadStage.Place, failure.Stage);
            Assert.Contains("differ only in case", failure.Reason, StringComparison.Ordinal);
        });
        var contents = DestinationView.Contents(Folder.Path, Keys);
        Assert.Equal(Keys.Except(summary.Failures.Select(failure => failure.Key)).Order(StringComparer.Ordinal), contents.Keys.Order(StringComparer.Ordinal));
        Assert.All(contents, file => Assert.Equal(Server.Objects[file.Key], file.Value));
        Assert.Equal(contents.Count, contents.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        if (parallel == 1) Assert.Equal([Keys[0], Keys[3]], contents.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Shards_HoldBoth()
    {
        foreach (var key in Keys) Server.Put(key, Bytes.Random(100, Array.IndexOf(Keys, key)));
        if (OperatingSystem.IsLinux()) File.CreateSymbolicLink(Folder[RunFile.FolderName.ToUpperInvariant()], RunFile.FolderName);
        Assert.True((await RunAsync(Options() with { ShardSize = 10_000, Parallel = 1 }, Keys)).IsComplete);
        File.Delete(Folder[RunFile.FolderName.ToUpperInvariant()]);
        DestinationView.AssertEqual(Server.Objects, Folder.Path);
    }
}
