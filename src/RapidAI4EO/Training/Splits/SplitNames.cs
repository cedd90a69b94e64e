using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Splits;

/// <summary>The names of splits.</summary>
public static class SplitNames
{
    /// <summary>What a sample has that belongs to no split.</summary>
    public const string None = "none";

    /// <summary>A split is a bit of a word where distances are looked for, and people name three.</summary>
    public const int MaxCount = 60;

    private const int MaxLength = 60;

    /// <summary>The names that three splits have unless others are given.</summary>
    public static IReadOnlyList<string> Default { get; } = ["train", "validation", "test"];

    /// <exception cref="InvalidInputException">A name is empty, too long, not of letters, digits, dashes, dots and underscores, taken twice or kept for something else.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (name.Length is 0 or > MaxLength || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                throw new InvalidInputException($"'{DisplayText.Text(name)}' is no name for a split. Use letters, digits, dashes, dots and underscores, {MaxLength} at most.");
            }

            if (name.Equals(None, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidInputException($"'{name}' is what samples without a split are given. Choose another name.");
            }
        }

        return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count
            ? names
            : throw new InvalidInputException($"Two splits have the same name: {string.Join(",", names)}. Give each its own.");
    }
}
