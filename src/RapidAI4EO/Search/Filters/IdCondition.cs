using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>The samples of some ids, found in the index without looking at any other.</summary>
internal sealed class IdCondition(IReadOnlyCollection<string> ids) : Condition
{
    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought)
    {
        var found = new SampleSet(candidates.Capacity);
        run.CancellationToken.ThrowIfCancellationRequested();
        foreach (var text in ids)
        {
            // An id is text here: one that is written with another number of digits is another.
            if (SampleId.TryParse(text, out var id) && run.Index.OrdinalOf(id) is >= 0 and var ordinal && run.Index.IdOf(ordinal).ToString() == text)
            {
                found.Add(ordinal);
            }
        }

        return Part(candidates, found, sought);
    }
}
