namespace RapidAI4EO.Transfer.Estimates;

/// <summary>How fast some files came.</summary>
/// <param name="Bytes">Bytes of bodies, unfinished ones included.</param>
/// <param name="Elapsed">From the first request on.</param>
/// <param name="Parallel">Files at once. A run that finds out for itself how many are best may be faster.</param>
public sealed record TransferTrial(long Bytes, TimeSpan Elapsed, int Parallel)
{
    public double BytesPerSecond => Bytes / Elapsed.TotalSeconds;
}
