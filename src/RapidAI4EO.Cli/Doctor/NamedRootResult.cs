using RapidAI4EO.Storage.Configuration;

namespace RapidAI4EO.Cli.Doctor;

/// <summary>A root that has a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Root">Its address.</param>
/// <param name="HasToken">Whether it is read with a token, which is not shown.</param>
internal sealed record NamedRootResult(string Name, string Root, bool HasToken)
{
    public static NamedRootResult Of(NamedRoot root) => new(root.Name, root.Address.Address, root.SasVariable is not null || root.Address.HasSecret);
}
