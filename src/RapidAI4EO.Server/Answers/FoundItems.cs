using RapidAI4EO.Search.Sets;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// The items of an answer. An item is known by its code: its collection's place in the catalog times the number of samples, plus the
/// sample's ordinal; the codes in ascending order are the order of answers that none was asked for.
/// </summary>
/// <param name="samples">How many samples the index has.</param>
/// <param name="sets">Samples found, a set a collection; null for nothing. Not to be changed.</param>
internal sealed class FoundItems(int samples, SampleSet?[] sets)
{
    public int Count { get; } = sets.Sum(set => set?.Count ?? 0);

    /// <summary>Bytes that it takes: a bit a sample.</summary>
    public long Size => sets.OfType<SampleSet>().Distinct().Count() * (samples / 8L);

    /// <summary>The samples of a collection's items.</summary>
    public SampleSet? Of(CollectionKind kind) => sets[kind.Index];

    public (CollectionKind Kind, int Ordinal) Item(int code) => (CollectionKind.All[code / samples], code % samples);

    /// <summary>The codes in ascending order.</summary>
    public IEnumerable<int> Codes(int from = 0)
    {
        for (var kind = from / samples; kind < sets.Length; kind++)
        {
            if (sets[kind] is not { } set) continue;
            var start = Math.Max(0, from - (kind * samples));
            for (var ordinal = set.NextFrom(start); ordinal >= 0; ordinal = set.NextFrom(ordinal + 1)) yield return (kind * samples) + ordinal;
        }
    }

    /// <summary>The codes below one in descending order.</summary>
    public IEnumerable<int> CodesBefore(int code)
    {
        for (var kind = sets.Length - 1; kind >= 0; kind--)
        {
            if (sets[kind] is not { } set) continue;
            var end = Math.Min(samples, code - (kind * samples));
            for (var ordinal = set.LastBefore(end); ordinal >= 0; ordinal = set.LastBefore(ordinal)) yield return (kind * samples) + ordinal;
        }
    }
}
