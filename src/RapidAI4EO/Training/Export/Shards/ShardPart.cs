namespace RapidAI4EO.Training.Export.Shards;

/// <summary>A stretch of a shard in which samples lie one behind the other.</summary>
internal sealed class ShardPart
{
    private readonly long[] _starts;

    /// <param name="start">Where in the file it begins.</param>
    /// <param name="slots">How many samples.</param>
    /// <param name="lengthOf">Bytes of each.</param>
    public ShardPart(long start, int slots, Func<int, long> lengthOf)
    {
        _starts = new long[slots + 1];
        _starts[0] = start;
        for (var slot = 0; slot < slots; slot++) _starts[slot + 1] = _starts[slot] + lengthOf(slot);
    }

    public int Slots => _starts.Length - 1;

    public long End => _starts[^1];

    public long StartOf(int slot) => _starts[slot];

    public long LengthOf(int slot) => _starts[slot + 1] - _starts[slot];
}
