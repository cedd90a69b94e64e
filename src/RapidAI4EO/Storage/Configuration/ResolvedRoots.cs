using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Storage.Configuration;

/// <summary>The roots that are meant.</summary>
/// <param name="Roots">In order of preference; never empty.</param>
/// <param name="Warnings">Sentences on what the user should look at.</param>
public sealed record ResolvedRoots(IReadOnlyList<RootAddress> Roots, IReadOnlyList<string> Warnings);
