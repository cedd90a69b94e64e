using System.Text.RegularExpressions;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests;

/// <summary>The arrows of ARCHITECTURE.md: which room of the library may know which.</summary>
public partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Corpus"] = [],
        ["Geometry"] = ["Corpus"],
        ["Storage"] = ["Corpus"],
        ["Index"] = ["Corpus", "Storage"],
        ["Search"] = ["Corpus", "Geometry", "Index"],
        ["Stac"] = ["Corpus", "Geometry", "Storage", "Index", "Search"],
        ["Imagery"] = ["Corpus", "Storage", "Index", "Search"],
        ["Training"] = ["Corpus", "Geometry", "Storage", "Index", "Search", "Transfer", "Imagery"],
        ["Transfer"] = ["Corpus", "Storage", "Index", "Search"],
    };

    [Fact]
    public void Library_EveryRoom_KnowsOnlyItsNeighbours()
    {
        var library = Path.Combine(SharedData.Repository(), "src", "RapidAI4EO");
        Assert.Equal(MayKnow.Keys.Order(), Directory.GetDirectories(library).Select(Path.GetFileName).Where(n => n is not ("bin" or "obj")).Order());
        foreach (var (room, known) in MayKnow)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(library, room), "*.cs", SearchOption.AllDirectories))
            {
                var used = Rooms().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(MayKnow.ContainsKey);
                Assert.All(used, name => Assert.True(name == room || known.Contains(name), $"{file} uses {name}"));
            }
        }
    }

    [Fact]
    public void Library_NoFile_WritesToTheConsole()
    {
        var library = Path.Combine(SharedData.Repository(), "src", "RapidAI4EO");
        Assert.All(
            Directory.EnumerateFiles(library, "*.cs", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("Console.", File.ReadAllText(file), StringComparison.Ordinal));
    }

    // A using or a full name.
    [GeneratedRegex(@"\bRapidAI4EO\.([A-Z]\w+)")]
    private static partial Regex Rooms();
}
