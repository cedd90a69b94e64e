namespace RapidAI4EO.Training.Statistics;

/// <summary>What was counted of a band, as it is written down.</summary>
/// <param name="Name">The band.</param>
/// <param name="Scale">What a stored number is multiplied with to be a reflectance.</param>
/// <param name="Offset">What is added then.</param>
/// <param name="Nodata">Pixels without a value.</param>
/// <param name="Masked">Pixels that the mask left out.</param>
/// <param name="First">The least number that occurs.</param>
/// <param name="Counts">How often it and each of those after it do.</param>
internal sealed record BandDocument(string Name, double Scale, double Offset, long Nodata, long Masked, int First, long[] Counts);
