namespace RapidAI4EO.Training.Statistics;

/// <summary>What was counted of a product, a split and a month, as it is written down.</summary>
/// <param name="Product">The product's key.</param>
/// <param name="Split">Where the split stands among those that were asked for.</param>
/// <param name="Month">The first of the month; null where months are counted together.</param>
/// <param name="Height">Rows of a chip.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Type">How samples are stored, as numpy calls it.</param>
/// <param name="Nodata">The sample that means none.</param>
/// <param name="Chips">Chips that were counted.</param>
/// <param name="Bands">Each band.</param>
internal sealed record GroupDocument(string Product, int Split, string? Month, int Height, int Width, string Type, double? Nodata, long Chips, BandDocument[] Bands);
