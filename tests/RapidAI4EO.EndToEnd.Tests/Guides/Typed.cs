using System.Text.RegularExpressions;

namespace RapidAI4EO.EndToEnd.Tests.Guides;

/// <summary>Documented commands that are typed, one after the other.</summary>
internal static partial class Typed
{
    /// <summary>Where a command does not end well, or says on standard error what its reader would not expect.</summary>
    public static async Task<List<string>> FaultsAsync(GuideWorld world, string place, IEnumerable<string> commands)
    {
        var faults = new List<string>();
        var variables = "";
        foreach (var command in commands)
        {
            if (Assignment().IsMatch(command))
            {
                variables += $"{command}; ";
                continue;
            }

            var outcome = await world.TypeAsync(place, variables + command);
            if (outcome.ExitCode != 0 || outcome.ErrorLines.Any(IsSurprise)) faults.Add($"{command}\n  exits with {outcome.ExitCode}: {outcome.Error}");
        }

        return faults;
    }

    /// <summary>A variable of the shell, which the commands after it use.</summary>
    [GeneratedRegex("^[a-z]+=")]
    private static partial Regex Assignment();

    private static bool IsSurprise(string line) =>
        line.StartsWith("Warning:", StringComparison.Ordinal) || line.StartsWith("rapidai4eo:", StringComparison.Ordinal) || line.StartsWith("{\"warning\"", StringComparison.Ordinal);
}
