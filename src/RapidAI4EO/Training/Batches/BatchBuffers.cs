using System.Collections.Concurrent;

namespace RapidAI4EO.Training.Batches;

/// <summary>The memory of batches, all of one length, which is used again. What is not given back the collector takes.</summary>
internal sealed class BatchBuffers(int length, int most)
{
    private readonly ConcurrentBag<byte[]> _free = [];

    /// <summary>Whether it has such buffers.</summary>
    /// <param name="bytes">The length of each.</param>
    /// <param name="count">How many are in use at once.</param>
    public bool Fits(int bytes, int count) => (bytes, count) == (length, most);

    public byte[] Rent() => _free.TryTake(out var memory) ? memory : GC.AllocateUninitializedArray<byte>(length);

    /// <summary>Keeps it for the next, unless so many are kept that someone has given back what was collected.</summary>
    public void Return(byte[] memory)
    {
        if (_free.Count < most) _free.Add(memory);
    }
}
