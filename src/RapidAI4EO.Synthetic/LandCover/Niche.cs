using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>Where a class likes to be.</summary>
/// <param name="Class">The class.</param>
/// <param name="Abundance">How common it is at its best sites; a rare class needs a high peak of its noise to show.</param>
/// <param name="PatchSize">Kilometres across a patch of the class.</param>
internal sealed record Niche(ClcClass Class, double Abundance, double PatchSize)
{
    public Preference Warmth { get; init; } = Preference.None;

    public Preference Height { get; init; } = Preference.None;

    public Preference Wetness { get; init; } = Preference.None;

    public Preference Urbanity { get; init; } = Preference.None;

    /// <summary>The abundance less what the site lacks.</summary>
    public double Suitability(in Site site) => Abundance
        - Warmth.Penalty(site.Warmth)
        - Height.Penalty(site.Height)
        - Wetness.Penalty(site.Wetness)
        - Urbanity.Penalty(site.Urbanity);
}
