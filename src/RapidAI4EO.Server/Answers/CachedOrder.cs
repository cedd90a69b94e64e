namespace RapidAI4EO.Server.Answers;

/// <summary>The order of an answer's items.</summary>
internal sealed class CachedOrder
{
    private int[] _codes = [];
    private int _count;

    /// <summary>What was asked for.</summary>
    public string CacheKey { get; private set; } = "";

    /// <summary>The codes of all items.</summary>
    public Span<int> Codes => _codes.AsSpan(0, _count);

    /// <summary>Takes the items in the order of answers that none was asked for.</summary>
    public void Begin(string cacheKey, FoundItems found, CancellationToken token)
    {
        (CacheKey, _count) = (cacheKey, 0);
        if (_codes.Length < found.Count) _codes = new int[found.Count];
        foreach (var code in found.Codes())
        {
            Rows.Look(_count, token);
            _codes[_count++] = code;
        }
    }
}
