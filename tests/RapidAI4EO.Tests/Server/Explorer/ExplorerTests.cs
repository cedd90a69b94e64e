using Xunit;

namespace RapidAI4EO.Tests.Server.Explorer;

/// <summary>What a person does with the explorer, in Chromium. One after the other: each is a browser.</summary>
public sealed class ExplorerTests(ExplorerFixture explorer) : IClassFixture<ExplorerFixture>
{
    [Theory]
    [InlineData("the map shows all samples in the colours of their land cover")]
    [InlineData("who rests on a sample sees its largest classes")]
    [InlineData("a filter selects what is true of it, and a wrong one is told where it stands")]
    [InlineData("a slider asks for a fraction of a class")]
    [InlineData("a box that is drawn selects what lies in it")]
    [InlineData("a click on a sample shows its land cover, its images and their series")]
    [InlineData("a link shows another person the same view")]
    [InlineData("an image that is not there says so in its place")]
    [InlineData("dark and light")]
    [InlineData("a split file that is dropped colours the samples")]
    [InlineData("a server that is lost is told of")]
    [InlineData("markup in an address stays text")]
    [InlineData("no serious fault for keyboards and screen readers")]
    public Task Explorer_InABrowser(string scenario) => explorer.PlayAsync(scenario);
}
