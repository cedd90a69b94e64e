using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Selection;

/// <summary>Answers questions from an index. Holds nothing but the index; safe for use by many threads.</summary>
public sealed class SampleSearch(SampleIndex index)
{
    public SampleIndex Index { get; } = index;

    /// <summary>
    /// The samples of a subset. Cheap conditions come first, so that dear ones look at little: ids, then places, then land
    /// cover, then the draw, then the limit.
    /// </summary>
    /// <exception cref="InvalidInputException">The filter has no meaning in its scope.</exception>
    /// <exception cref="CorpusException">The index is damaged.</exception>
    public SampleSet Find(Subset subset, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subset);
        return Find(subset, SampleSet.All(Index.Count), cancellationToken);
    }

    /// <summary>The same among some samples, as those that an earlier question found.</summary>
    /// <param name="subset">The question.</param>
    /// <param name="candidates">The only samples to look at; stays as it is.</param>
    /// <param name="cancellationToken">Looked at every few thousand rows.</param>
    public SampleSet Find(Subset subset, SampleSet candidates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subset);
        ArgumentNullException.ThrowIfNull(candidates);
        var found = candidates.Copy();
        if (subset.Ids is not null)
        {
            found.IntersectWith(Known(subset.Ids));
        }

        foreach (var area in subset.Areas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.IntersectWith(area.Select(Index, cancellationToken));
        }

        if (subset.Filter is not null)
        {
            found = FilterBinder.Bind(subset.Filter, subset.Scope, cancellationToken).Select(new FilterRun(Index, cancellationToken), found, sought: true);
        }

        if (subset.Draw is not null)
        {
            found = subset.Draw.From(found, Index);
        }

        return subset.Limit is { } limit ? First(found, limit) : found;
    }

    /// <summary>Those of some ids that the index does not have, in their order.</summary>
    public IReadOnlyList<SampleId> Unknown(IEnumerable<SampleId> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return [.. ids.Where(id => Index.OrdinalOf(id) < 0)];
    }

    private SampleSet Known(IReadOnlyCollection<SampleId> ids)
    {
        var known = new SampleSet(Index.Count);
        foreach (var id in ids)
        {
            var ordinal = Index.OrdinalOf(id);
            if (ordinal >= 0)
            {
                known.Add(ordinal);
            }
        }

        return known;
    }

    private static SampleSet First(SampleSet samples, int limit)
    {
        var first = new SampleSet(samples.Capacity);
        foreach (var ordinal in samples.Ordinals().Take(limit))
        {
            first.Add(ordinal);
        }

        return first;
    }
}
