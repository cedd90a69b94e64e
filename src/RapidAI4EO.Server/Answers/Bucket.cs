namespace RapidAI4EO.Server.Answers;

/// <summary>What an aggregation says of one key.</summary>
/// <param name="Key">A collection, a tile, a month, a class.</param>
/// <param name="Frequency">How many items.</param>
internal readonly record struct Bucket(string Key, long Frequency)
{
    /// <summary>A share, where that is what was asked for.</summary>
    public double? Value { get; init; }
}
