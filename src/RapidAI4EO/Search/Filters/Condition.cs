using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// A condition on samples, over the columns of the index. It is true, false or, where a value is missing, unknown; so it is asked
/// for the samples where it is true or for those where it is false, and the unknown ones are among neither.
/// </summary>
internal abstract class Condition
{
    /// <summary>Those of the candidates for which the condition is what is sought; a set of its own.</summary>
    public abstract SampleSet Select(FilterRun run, SampleSet candidates, bool sought);

    /// <summary>Those of the candidates that are in the set, or those that are not.</summary>
    protected static SampleSet Part(SampleSet candidates, SampleSet found, bool sought)
    {
        var part = candidates.Copy();
        if (sought)
        {
            part.IntersectWith(found);
        }
        else
        {
            part.ExceptWith(found);
        }

        return part;
    }
}
