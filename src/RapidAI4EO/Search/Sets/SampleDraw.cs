using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Search.Sets;

/// <summary>
/// A random draw without replacement. A sample's number depends on its id and the seed alone: the same seed draws the same samples
/// whatever order or version the index has, and a smaller draw is part of a larger one.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="Seed">Which of the draws.</param>
public sealed record SampleDraw(int Count, ulong Seed = 0)
{
    internal SampleSet From(SampleSet samples, SampleIndex index)
    {
        var ordinals = samples.Ordinals().ToArray();
        if (ordinals.Length <= Count)
        {
            return samples;
        }

        var numbers = Array.ConvertAll(ordinals, ordinal => NextUInt64(index.IdOf(ordinal)));
        Array.Sort(numbers, ordinals);
        var drawn = new SampleSet(samples.Capacity);
        foreach (var ordinal in ordinals.AsSpan(0, Count))
        {
            drawn.Add(ordinal);
        }

        return drawn;
    }

    private ulong NextUInt64(SampleId id) => SplitMix.NextUInt64(Seed, id.Pack() >> 1);
}
