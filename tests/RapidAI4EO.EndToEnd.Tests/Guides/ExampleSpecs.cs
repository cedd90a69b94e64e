using System.Text.RegularExpressions;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Guides;

/// <summary>The examples under every command's help work, in the order of the help.</summary>
public sealed partial class ExampleSpecs(GuideWorld world) : IClassFixture<GuideWorld>
{
    private const string Heading = "Examples:";
    private const string CommandsHeading = "Commands:";
    private const string HasSpecsOfItsOwn = "rapidai4eo demo";
    private const string Chip = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif";

    /// <summary>What the examples of several commands take and that their reader is thought to have from before.</summary>
    private static readonly string[] Before =
    [
        "rapidai4eo index build",
        "rapidai4eo download --bbox 13.05,52.35,13.72,52.69 --datetime 2018-05 --products pfsr,s2 --to ./berlin",
        "rapidai4eo download --bbox 13.05,52.35,13.72,52.69 --datetime 2018-05 --products s2 --to ./parts --part 1/1",
        "rapidai4eo download --bbox 13.05,52.35,13.72,52.69 --datetime 2018-05 --products s2 --to ./part-1 --part 1/2",
        "rapidai4eo download --bbox 13.05,52.35,13.72,52.69 --datetime 2018-05 --products s2 --to ./part-2 --part 2/2",
        "rapidai4eo stac export --bbox 13.05,52.35,13.72,52.69 --products pfsr,s2 --to .",
        "rapidai4eo stac crawl https://example.org/stac/catalog.json --output count",
        "rapidai4eo train split --bbox 13.05,52.35,13.72,52.69 --to theirs.csv",
        $"echo {Chip} | rapidai4eo download --keys - --to ./one",
        "cp -r berlin chips",
        "cp -r one/imagery berlin",
        "cp -r ~/.cache/rapidai4eo/resources/?* resources",
    ];

    [Fact]
    public async Task I_can_type_the_examples_of_help()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are for a POSIX shell.");
        var place = world.NewPlace("examples");
        var examples = new List<string>(Before);
        foreach (var command in (await CommandsBelowAsync(place, "rapidai4eo")).Where(command => command != HasSpecsOfItsOwn))
        {
            var own = await ExamplesOfAsync(place, command);
            Assert.NotEmpty(own);
            examples.AddRange(own);
        }

        var faults = await Typed.FaultsAsync(world, place, examples.Select(example => Folders().Replace(example, world.Root)));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<List<string>> CommandsBelowAsync(string place, string command)
    {
        var below = Section(await HelpAsync(place, command), CommandsHeading).Select(line => line.Split(' ')[0]).ToList();
        if (below.Count == 0) return [command];
        var commands = new List<string>();
        foreach (var name in below) commands.AddRange(await CommandsBelowAsync(place, $"{command} {name}"));
        return commands;
    }

    private async Task<List<string>> ExamplesOfAsync(string place, string command) => Section(await HelpAsync(place, command), Heading);

    /// <summary>Folders of chips that were downloaded before.</summary>
    [GeneratedRegex(@"(?<=--root )\./(?:chips|berlin)")]
    private static partial Regex Folders();

    private async Task<string> HelpAsync(string place, string command) => (await world.TypeAsync(place, $"{command} --help")).Output;

    private static List<string> Section(string help, string heading) =>
        [.. help.Split('\n').SkipWhile(line => line != heading).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim())];
}
