using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Guides;

/// <summary>What README and the pages below docs tell people to type works, in the order in which it stands there.</summary>
public sealed class GuideSpecs(GuideWorld world) : IClassFixture<GuideWorld>
{
    private const int MaxMarks = 10;

    public static TheoryData<string> Pages => [.. GuidePage.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task I_can_type_what_a_page_says(string page)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The guides' commands are for a POSIX shell.");
        var place = world.NewPlace(page.Replace('/', '-'));
        var faults = await Typed.FaultsAsync(world, place, GuidePage.CommandsOf(GuidePage.Read(page)));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Hardly_a_block_is_left_out() => Assert.InRange(Pages.Sum(page => GuidePage.CountMarks(GuidePage.Read(page.Data))), 0, MaxMarks);
}
