using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>Names that schedulers take: those of RFC 1123's labels, of which Kubernetes is the strictest.</summary>
internal static class ClusterName
{
    private const int MaxLength = 52;

    /// <exception cref="InvalidInputException">It is no such name.</exception>
    public static string Check(string name) => name.Length is > 0 and <= MaxLength && name.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')) && name[0] != '-' && name[^1] != '-'
        ? name
        : throw new InvalidInputException($"--name takes small letters, digits and dashes between them, {MaxLength} at most, not '{name}'.");
}
