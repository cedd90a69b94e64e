using System.CommandLine;
using System.CommandLine.Parsing;

namespace RapidAI4EO.Cli.Options;

/// <summary>An option with a whole number; what is none is refused in our words.</summary>
internal static class CountOption
{
    public static Option<int?> Create(string name, string description, int least = 0) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parse(result, name, least),
    };

    private static int? Parse(ArgumentResult result, string name, int least)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, out var number) && number >= least)
        {
            return number;
        }

        result.AddError($"{name} takes a whole number from {least} on, not '{text}'.");
        return null;
    }
}
