using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Doubts;

/// <summary>Looks for what the author of a question may not have meant, and for the likely reason where nothing was found.</summary>
public static class SubsetDoubts
{
    /// <summary>
    /// What is odd about a question whatever its answer, and, where the answer is empty, why it is. The first reasons are the likeliest.
    /// </summary>
    /// <param name="search">The index that was asked.</param>
    /// <param name="subset">The question.</param>
    /// <param name="found">Its answer.</param>
    /// <param name="cancellationToken">Stops the questions that an empty answer takes.</param>
    public static IReadOnlyList<Doubt> Of(SampleSearch search, Subset subset, SampleSet found, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(subset);
        ArgumentNullException.ThrowIfNull(found);
        List<Doubt> doubts = [.. TimeDoubts.Of(subset), .. AreaDoubts.OfForm(subset.Areas)];
        if (subset.Filter is { } filter) doubts.AddRange(FilterDoubts.Settled(filter));
        if (found.Count == 0) doubts.AddRange(new EmptyAnswer(search, subset, cancellationToken).Reasons(doubts));
        return doubts;
    }
}
