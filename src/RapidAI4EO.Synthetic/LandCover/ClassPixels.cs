using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>How much of a sample a class covers.</summary>
/// <param name="Class">The class.</param>
/// <param name="Pixels">Of the sample's 40,000 pixels of 3 m; above 0.</param>
public readonly record struct ClassPixels(ClcClass Class, int Pixels);
