namespace RapidAI4EO.Synthetic.Randomness;

/// <summary>What a random number is for: each purpose draws from a stream of its own, so that one appended leaves the others as they were.</summary>
internal enum Purpose
{
    TileRank,
    TileWeight,
    PlaceOrder,
    SampleOrder,
    LabelOrder,
    Climate,
    GroupNoise,
    ClassNoise,
    ChipPatches,
    ChipTexture,
    ChipNoise,
    Cloud,
}
