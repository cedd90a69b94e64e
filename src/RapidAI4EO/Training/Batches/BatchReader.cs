using System.Globalization;
using System.Runtime.CompilerServices;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>Reads batches of rows, several at once, and gives them out in order.</summary>
internal sealed class BatchReader(TrainingSet set, IReadOnlyList<RowArray> arrays, BatchOptions options)
{
    // So that numbers of any type are aligned.
    private const int Alignment = 8;

    // With those that are read ahead the one in hand, and the one that takes its place.
    private readonly BatchBuffers _buffers = set.BuffersOf(LengthOf(arrays, options.Size), options.Prefetch + 2);

    public async IAsyncEnumerable<Batch> ReadAsync(int[] rows, [EnumeratorCancellation] CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var pending = new Queue<Task<Batch>>();
        try
        {
            for (var first = 0; first < rows.Length; first += options.Size)
            {
                var part = new ArraySegment<int>(rows, first, Math.Min(options.Size, rows.Length - first));
                if (part.Count < options.Size && options.DropLast) break;
                // The one that is handed out is not being read any more.
                if (pending.Count > options.Prefetch) yield return await pending.Dequeue().ConfigureAwait(false);
                pending.Enqueue(Task.Run(() => Read(part, stop.Token), stop.Token));
            }

            while (pending.Count > 0) yield return await pending.Dequeue().ConfigureAwait(false);
        }
        finally
        {
            // Who stops early leaves nothing running.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(pending)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static int LengthOf(IReadOnlyList<RowArray> arrays, int size)
    {
        var length = arrays.Sum(array => (((long)array.RowBytes * size) + Alignment - 1) / Alignment * Alignment);
        return length <= Array.MaxLength
            ? (int)length
            : throw new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"A batch of {size:N0} samples takes {length:N0} bytes, and 2 GB are the most. Ask for fewer, or for fewer arrays."));
    }

    private Batch Read(ArraySegment<int> rows, CancellationToken token)
    {
        var memory = _buffers.Rent();
        try
        {
            var named = new Dictionary<string, BatchArray>(arrays.Count);
            var start = 0;
            foreach (var array in arrays)
            {
                var bytes = memory.AsMemory(start, array.RowBytes * rows.Count);
                Fill(array, rows, bytes.Span, token);
                named.Add(array.Name, new BatchArray(array, rows.Count, bytes));
                start += (bytes.Length + Alignment - 1) / Alignment * Alignment;
            }

            return new Batch(rows, [.. rows.Select(set.SampleAt)], named, memory, _buffers);
        }
        catch
        {
            _buffers.Return(memory);
            throw;
        }
    }

    private static void Fill(RowArray array, ArraySegment<int> rows, Span<byte> target, CancellationToken token)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            token.ThrowIfCancellationRequested();
            array.Read(rows[i], target.Slice(i * array.RowBytes, array.RowBytes));
        }
    }
}
