using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>The name of a file, and after a <c>#</c> which of its features are meant.</summary>
internal static class AreaPath
{
    private const int LongestName = 80;

    /// <summary>Splits at the first <c>#</c> before which a file's name stands: both names and fragments may hold more of them.</summary>
    public static (string Path, string? Fragment) Split(string argument)
    {
        if (File.Exists(argument))
        {
            return (argument, null);
        }

        for (var i = argument.IndexOf('#'); i >= 0; i = argument.IndexOf('#', i + 1))
        {
            if (File.Exists(argument[..i]))
            {
                return (argument[..i], Fragment(argument, i));
            }
        }

        return (argument, null);
    }

    /// <summary>What messages call the file.</summary>
    public static string Name(string path) => DisplayText.Text(path.Length <= LongestName ? path : Path.GetFileName(path));

    private static string Fragment(string argument, int hash) =>
        hash + 1 < argument.Length
            ? argument[(hash + 1)..]
            : throw new InvalidInputException(
                $"{Name(argument)} ends with '#'. Write a feature's id or property=value after it, or leave it out.");
}
