using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Transfer.Merging;

/// <summary>Finds parts of the same work that are not among some requests.</summary>
internal static class PartGaps
{
    private const int Shown = 20;

    public static IReadOnlyList<string> Find(IEnumerable<TransferRequest> requests) =>
    [
        .. requests.Where(request => request.Part is not null).GroupBy(request => (request.Text, request.Part!.Value.Count)).Select(work =>
        {
            var missing = Enumerable.Range(1, work.Key.Count).Except(work.Select(request => request.Part!.Value.Number)).ToList();
            if (missing.Count == 0) return null;
            var more = missing.Count > Shown ? $" and {missing.Count - Shown} more" : "";
            return $"Of the {work.Key.Count} parts of '{work.Key.Text}' these are not among the folders: {string.Join(", ", missing.Take(Shown))}{more}.";
        }).OfType<string>(),
    ];
}
