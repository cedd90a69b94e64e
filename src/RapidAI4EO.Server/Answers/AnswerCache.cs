using RapidAI4EO.Server.Monitoring;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// The last answers, so that the pages of one are not searched for again. Nothing hangs on it: what is gone is found anew, and is the
/// same. At 500,000 samples an answer takes up to 200 kB.
/// </summary>
/// <param name="mostBytes">What they may take together; one that takes more is not kept.</param>
internal sealed class AnswerCache(long mostBytes)
{
    /// <summary>A search looks through all of their keys.</summary>
    private const int MaxAnswers = 64;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string CacheKey, FoundItems Items)> _answers = [];
    private long _bytes;

    public FoundItems? Find(string cacheKey)
    {
        lock (_lock)
        {
            if (NodeOf(cacheKey) is not { } node) return null;
            _answers.Remove(node);
            _answers.AddFirst(node);
            return node.Value.Items;
        }
    }

    public void Add(string cacheKey, FoundItems items)
    {
        lock (_lock)
        {
            // Two may have asked at once.
            if (NodeOf(cacheKey) is not null) return;
            _answers.AddFirst((cacheKey, items));
            Count(cacheKey, items, 1);
            while (_bytes > mostBytes || _answers.Count > MaxAnswers)
            {
                var (oldest, answer) = _answers.Last!.Value;
                _answers.RemoveLast();
                Count(oldest, answer, -1);
            }
        }
    }

    private LinkedListNode<(string CacheKey, FoundItems Items)>? NodeOf(string cacheKey)
    {
        for (var node = _answers.First; node is not null; node = node.Next)
        {
            if (node.Value.CacheKey == cacheKey) return node;
        }

        return null;
    }

    private void Count(string cacheKey, FoundItems items, int sign)
    {
        var bytes = sign * (items.Size + (cacheKey.Length * (long)sizeof(char)));
        _bytes += bytes;
        Telemetry.AnswersKept.Add(sign);
        Telemetry.BytesKept.Add(bytes);
    }
}
