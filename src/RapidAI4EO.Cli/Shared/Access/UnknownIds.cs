using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Search.Selection;

namespace RapidAI4EO.Cli.Shared.Access;

/// <summary>Tells of ids that were asked for and that the index does not have.</summary>
internal static class UnknownIds
{
    private const int Shown = 5;

    /// <returns>How many there are.</returns>
    public static int Warn(SampleSearch search, Subset subset, Messages messages)
    {
        if (subset.Ids is null)
        {
            return 0;
        }

        var unknown = search.Unknown(subset.Ids);
        if (unknown.Count > 0)
        {
            var more = unknown.Count > Shown ? ", ..." : "";
            messages.Warn($"The index does not have {unknown.Count:N0} of the {subset.Ids.Count:N0} ids: {string.Join(", ", unknown.Take(Shown))}{more}");
        }

        return unknown.Count;
    }
}
