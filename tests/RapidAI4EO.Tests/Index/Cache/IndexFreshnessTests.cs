using RapidAI4EO.Index.Cache;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Index.Cache;

public sealed class IndexFreshnessTests
{
    [Fact]
    public async Task ChangedSources_FileTouchedOrGone_NamesTheTouchedOne()
    {
        using var folder = new ResourceFolder("33N_15E-200N_01_09").Write();
        await folder.BuildAsync();
        using var index = SampleIndex.Open(folder.IndexPath);
        Assert.Empty(IndexFreshness.ChangedSources(index.Info));
        File.SetLastWriteTimeUtc(folder.LabelsPath, DateTime.UtcNow.AddMinutes(1));
        Assert.Equal([folder.LabelsPath], IndexFreshness.ChangedSources(index.Info));
        File.Delete(folder.LabelsPath);
        Assert.Empty(IndexFreshness.ChangedSources(index.Info));
    }
}
