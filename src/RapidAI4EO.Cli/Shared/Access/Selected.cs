using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Search.Doubts;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Cli.Shared.Access;

/// <summary>The samples that a selection found.</summary>
/// <param name="Samples">They.</param>
/// <param name="UnknownIds">How many ids were asked for that the index does not have.</param>
/// <param name="Doubts">What the caller may not have meant, and why nothing was found.</param>
internal sealed record Selected(SampleSet Samples, int UnknownIds, IReadOnlyList<Doubt> Doubts)
{
    /// <summary>Asks the index, and warns of what is odd about the question or its answer.</summary>
    public static Selected Find(Invocation call, SampleSearch search, Subset subset)
    {
        var unknown = RapidAI4EO.Cli.Shared.Access.UnknownIds.Warn(search, subset, call.Messages);
        var found = search.Find(subset, call.Cancellation);
        var doubts = SubsetDoubts.Of(search, subset, found, call.Cancellation);
        foreach (var doubt in doubts.Where(doubt => unknown == 0 || doubt.Kind != DoubtKind.NoKnownId)) call.Messages.Warn(doubt.Message);
        return new Selected(found, unknown, doubts);
    }
}
