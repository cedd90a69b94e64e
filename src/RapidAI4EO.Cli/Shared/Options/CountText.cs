using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>
/// Reads options with whole numbers. The options themselves are text: a number's kind would be compiled anew in every process, and
/// the parser would explain a fault by the framework's types.
/// </summary>
internal static class CountText
{
    /// <returns>Null where the option was not given.</returns>
    /// <exception cref="InvalidInputException">It is no whole number, or too small or too large.</exception>
    public static int? Parse(string option, string? text, int least = 0, int most = int.MaxValue)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, out var number) && number >= least && number <= most)
        {
            return number;
        }

        var isTooLarge = ulong.TryParse(text, out var large) && large > (ulong)most;
        var range = most == int.MaxValue && !isTooLarge ? $"from {least} on" : $"from {least} to {most}";
        throw new InvalidInputException($"{option} takes a whole number {range}, not '{text}'.");
    }
}
