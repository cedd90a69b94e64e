using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage;

public sealed class RootProbeTests
{
    [Fact]
    public async Task AskAsync_OneUpOneDown_TellsWhich()
    {
        using var folder = new TestFolder();
        folder.Write(RootProbe.Key, "index");
        var statuses = await RootProbe.AskAsync(
            [RootAddress.Parse(folder.Path), RootAddress.Parse("http://127.0.0.1:9/")], TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.True(statuses[0].Answers);
        Assert.False(statuses[1].Answers);
        Assert.Contains("127.0.0.1:9", statuses[1].Problem!, StringComparison.Ordinal);
    }
}
