using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>A chip that cannot be used, as a value: of millions some are missing or damaged, and what follows is the caller's choice.</summary>
/// <param name="Key">Which.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">The sentence for people; the same for the same fault, however often it was tried.</param>
public sealed record ChipFault(AssetKey Key, ChipFaultKind Kind, string Message);
