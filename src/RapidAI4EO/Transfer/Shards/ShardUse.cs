namespace RapidAI4EO.Transfer.Shards;

/// <summary>How much of a shard is wanted.</summary>
/// <param name="Wanted">Files in it that the list names.</param>
/// <param name="Surplus">Those that it does not.</param>
internal readonly record struct ShardUse(long Wanted, long Surplus)
{
    public ShardUse Plus(bool isWanted) => isWanted ? this with { Wanted = Wanted + 1 } : this with { Surplus = Surplus + 1 };
}
