namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>What a place is like, as far as its land cover depends on it; all about 0 to 1.</summary>
/// <param name="Warmth">0 at the North Cape, 1 in Crete; mountains are cold.</param>
/// <param name="Height">0 lowland, 1 the high Alps.</param>
/// <param name="Wetness">0 steppe, 1 Atlantic bog.</param>
/// <param name="Urbanity">0 wilderness, 1 the middle of a large city.</param>
internal readonly record struct Site(double Warmth, double Height, double Wetness, double Urbanity);
