using System.Numerics;

namespace RapidAI4EO.Search.Sets;

/// <summary>A set of samples by ordinal: one bit each. Not safe for concurrent changes.</summary>
public sealed class SampleSet
{
    private const int WordBits = 64;

    private readonly ulong[] _words;

    /// <summary>An empty set over ordinals 0 to <paramref name="capacity"/> - 1.</summary>
    public SampleSet(int capacity)
    {
        Capacity = capacity;
        _words = new ulong[(capacity + WordBits - 1) / WordBits];
    }

    private SampleSet(int capacity, ulong[] words)
    {
        Capacity = capacity;
        _words = words;
    }

    /// <summary>How many samples the index has: the set holds some of them.</summary>
    public int Capacity { get; }

    /// <summary>How many samples are in the set; counted when asked for.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public static SampleSet All(int capacity)
    {
        var set = new SampleSet(capacity);
        set.AddRange(0, capacity);
        return set;
    }

    /// <summary>A bit a sample, the first of each byte the lowest; as many bytes as it takes, and 0 behind the last sample.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[(Capacity + 7) / 8];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(_words[i / sizeof(ulong)] >> (8 * (i % sizeof(ulong))));
        return bytes;
    }

    public bool Contains(int ordinal) => (_words[ordinal / WordBits] >> (ordinal % WordBits) & 1) != 0;

    public void Add(int ordinal) => _words[ordinal / WordBits] |= 1UL << (ordinal % WordBits);

    public void Remove(int ordinal) => _words[ordinal / WordBits] &= ~(1UL << (ordinal % WordBits));

    /// <summary>Adds the ordinals from <paramref name="first"/> up to and without <paramref name="end"/>.</summary>
    public void AddRange(int first, int end)
    {
        if (first >= end)
        {
            return;
        }

        int from = first / WordBits, to = (end - 1) / WordBits;
        var low = ulong.MaxValue << (first % WordBits);
        var high = ulong.MaxValue >> (WordBits - 1 - ((end - 1) % WordBits));
        if (from == to)
        {
            _words[from] |= low & high;
            return;
        }

        _words[from] |= low;
        _words.AsSpan(from + 1, to - from - 1).Fill(ulong.MaxValue);
        _words[to] |= high;
    }

    /// <summary>True where a sample from <paramref name="first"/> up to and without <paramref name="end"/> is in the set.</summary>
    public bool ContainsAny(int first, int end)
    {
        var next = NextFrom(first);
        return next >= 0 && next < end;
    }

    /// <summary>The first ordinal in the set from <paramref name="ordinal"/> on, or -1.</summary>
    public int NextFrom(int ordinal)
    {
        if (ordinal >= Capacity)
        {
            return -1;
        }

        var at = ordinal / WordBits;
        var word = _words[at] & (ulong.MaxValue << (ordinal % WordBits));
        while (word == 0)
        {
            if (++at == _words.Length)
            {
                return -1;
            }

            word = _words[at];
        }

        return (at * WordBits) + BitOperations.TrailingZeroCount(word);
    }

    /// <summary>The last ordinal in the set before <paramref name="ordinal"/>, or -1.</summary>
    public int LastBefore(int ordinal)
    {
        if (ordinal <= 0)
        {
            return -1;
        }

        var at = (ordinal - 1) / WordBits;
        var word = _words[at] & (ulong.MaxValue >> (WordBits - 1 - ((ordinal - 1) % WordBits)));
        while (word == 0)
        {
            if (--at < 0)
            {
                return -1;
            }

            word = _words[at];
        }

        return (at * WordBits) + WordBits - 1 - BitOperations.LeadingZeroCount(word);
    }

    public SampleSet Copy() => new(Capacity, (ulong[])_words.Clone());

    /// <summary>Keeps what the other has too.</summary>
    public void IntersectWith(SampleSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= other._words[i];
        }
    }

    public void UnionWith(SampleSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] |= other._words[i];
        }
    }

    /// <summary>Takes out what the other has.</summary>
    public void ExceptWith(SampleSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= ~other._words[i];
        }
    }

    /// <summary>The ordinals in ascending order.</summary>
    public IEnumerable<int> Ordinals()
    {
        for (var ordinal = NextFrom(0); ordinal >= 0; ordinal = NextFrom(ordinal + 1))
        {
            yield return ordinal;
        }
    }
}
