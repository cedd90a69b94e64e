using RapidAI4EO.Storage;

namespace RapidAI4EO.Cli;

/// <summary>Roots in a sentence.</summary>
internal static class Names
{
    public static string Of(IEnumerable<RootAddress> roots) => string.Join(" or ", roots.Select(root => root.Address));
}
