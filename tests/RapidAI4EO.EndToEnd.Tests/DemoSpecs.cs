using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class DemoSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task I_can_see_the_whole_way_in_a_demo()
    {
        Cli.Environment["TMPDIR"] = Folder.Path;
        var demo = await Cli.RunAsync("demo", "--json");
        Assert.Equal(0, demo.ExitCode);
        using var json = JsonDocument.Parse(demo.Output);
        Assert.True(json.RootElement.GetProperty("isRight").GetBoolean());
        Assert.Equal(198, json.RootElement.GetProperty("answers")[0].GetProperty("found").GetInt64());
        Assert.Equal(1_386, json.RootElement.GetProperty("answers")[2].GetProperty("found").GetInt64());
        Assert.DoesNotContain(Directory.GetDirectories(Folder.Path), path => path.Contains("demo", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Cli.Cache));
    }
}
