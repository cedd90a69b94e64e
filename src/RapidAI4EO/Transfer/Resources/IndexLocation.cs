using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Transfer.Resources;

/// <summary>Which cached index answers, and where what it is built from lies.</summary>
/// <param name="Path">The index's file in the cache; it need not exist.</param>
/// <param name="Origin">Where its resource files are; null for the published corpus's.</param>
/// <param name="Sources">The roots to build it from, in order of preference.</param>
/// <param name="Doubt">Why it may not be the index that is meant; null where there is no doubt.</param>
public sealed record IndexLocation(string Path, RootAddress? Origin, IReadOnlyList<RootAddress> Sources, string? Doubt = null);
