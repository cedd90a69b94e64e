using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>A box that exactly so many samples intersect: they lie wholly in it, and all others keep clear of it.</summary>
/// <param name="Bounds">The box.</param>
/// <param name="Samples">How many of the corpus's samples are in it.</param>
public sealed record SyntheticFocus(LonLatBounds Bounds, int Samples);
