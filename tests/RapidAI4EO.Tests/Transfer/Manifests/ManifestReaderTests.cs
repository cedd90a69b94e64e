using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Manifests;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_WhileRunsWriteAndEnd_TakesNoManifestForCut()
    {
        var writing = Task.Run(WriteAndEndOften, TestContext.Current.CancellationToken);
        while (!writing.IsCompleted)
        {
            var reader = new ManifestReader(_folder.Path);
            reader.Read((in ManifestLine _) => { }, TestContext.Current.CancellationToken);
            Assert.Empty(reader.CutFiles);
        }

        await writing;
    }

    private void WriteAndEndOften()
    {
        // Several blocks, which take a moment to write.
        var entries = Enumerable.Range(0, 2000).Select(i => new ManifestEntry($"a/{Guid.NewGuid()}", ManifestState.Here, i)).ToList();
        for (var i = 0; i < 1500; i++)
        {
            using (var run = RunFile.Create(_folder.Path))
            using (var manifest = new ManifestWriter(ManifestFolder.NewFile(_folder.Path, run.Id), () => { }))
            {
                manifest.Append(ManifestLine.TextOf(entries));
            }

            foreach (var old in ManifestFolder.Files(_folder.Path).SkipLast(2)) File.Delete(old);
        }
    }
}
