using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Cli.Shared.Running;

/// <summary>Roots in a sentence.</summary>
internal static class Names
{
    public static string Of(IEnumerable<RootAddress> roots) => string.Join(" or ", roots.Select(root => root.Address));
}
