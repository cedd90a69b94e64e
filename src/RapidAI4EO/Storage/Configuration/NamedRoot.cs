using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Storage.Configuration;

/// <summary>A root that has a name in the configuration file.</summary>
/// <param name="Name">As it is written for <c>--root</c>.</param>
/// <param name="Address">Where it is; with the token where the file holds that.</param>
/// <param name="SasVariable">The environment variable that holds its token; null where none does.</param>
public sealed record NamedRoot(string Name, RootAddress Address, string? SasVariable)
{
    /// <summary>Letters, digits, dots, dashes and underscores, a letter or digit first, 64 at most: nothing that could be a path or a URL.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
    }
}
