using System.Buffers;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// Ends a page by bytes where it would grow too long: some 900 MB for 10,000 items of Planet Fusion, which no client reads well. The items of
/// a collection are about as long as one another, so the first one's length counts for all, and a page has the same items each time. Not
/// safe for use by many threads.
/// </summary>
/// <param name="writers">Those of the page.</param>
/// <param name="isEmpty">Whether the index has no sample, and so no first one.</param>
internal sealed class PageSize(PageWriters writers, bool isEmpty)
{
    /// <summary>Bytes of a page's items, before compression.</summary>
    public const long MaxBytes = 64 << 20;

    private readonly long[] _lengths = new long[CollectionKind.All.Count];

    /// <summary>How many of some items make one page: all, or those before the one that makes it too long, at least one.</summary>
    /// <param name="items">Their collections, in the order of the page.</param>
    public int Fitting(IEnumerable<CollectionKind> items)
    {
        var (count, bytes) = (0, 0L);
        foreach (var kind in items)
        {
            bytes += LengthOf(kind);
            if (count > 0 && bytes > MaxBytes) break;
            count++;
        }

        return count;
    }

    private long LengthOf(CollectionKind kind)
    {
        ref var length = ref _lengths[kind.Index];
        if (length > 0 || isEmpty) return length;
        var item = new ArrayBufferWriter<byte>();
        writers.Write(kind, 0, item);
        return length = item.WrittenCount;
    }
}
