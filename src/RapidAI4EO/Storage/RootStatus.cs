using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Storage;

/// <summary>Whether a root answered.</summary>
/// <param name="Root">The root.</param>
/// <param name="Elapsed">How long its answer took.</param>
/// <param name="Problem">Why it is of no use; null where it answered.</param>
public sealed record RootStatus(RootAddress Root, TimeSpan Elapsed, string? Problem)
{
    public bool Answers => Problem is null;
}
