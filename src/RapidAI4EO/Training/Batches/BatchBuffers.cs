using System.Collections.Concurrent;

namespace RapidAI4EO.Training.Batches;

/// <summary>The memory of batches, all of one length, which is used again. What is not given back the collector takes.</summary>
internal sealed class BatchBuffers(int length)
{
    private readonly ConcurrentBag<byte[]> _free = [];

    public byte[] Rent() => _free.TryTake(out var memory) ? memory : GC.AllocateUninitializedArray<byte>(length);

    public void Return(byte[] memory) => _free.Add(memory);
}
