using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Manifests;

public sealed class RunFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Create_WhileOthersBeginAndEnd_NeitherFailsNorLosesItsFile()
    {
        // Each end takes the folder away, and each beginning looks for the dead.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(BeginAndEndOften)));
        Assert.False(Directory.Exists(_folder[RunFile.FolderName]));
    }

    private void BeginAndEndOften()
    {
        for (var i = 0; i < 2000; i++)
        {
            AbandonedRuns.Clear(_folder.Path);
            using var run = RunFile.Create(_folder.Path);
            Assert.True(File.Exists(_folder[$"{RunFile.FolderName}/{RunFile.Prefix}{run.Id}"]));
            Assert.True(RunFile.IsLive(_folder.Path, run.Id));
        }
    }
}
