using RapidAI4EO.Server.Paging;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Answers;

/// <summary>One page of an answer: as many items as were asked for, or as <see cref="PageSize"/> lets it have.</summary>
/// <param name="Found">The whole answer.</param>
/// <param name="Codes">The items of the page.</param>
/// <param name="Tokens">Of the pages before and behind it.</param>
internal sealed record ItemPage(FoundItems Found, IReadOnlyList<int> Codes, PageTokens Tokens)
{
    public static ItemPage Of(ItemSearch search, SearchRequest request, PageSize size, string indexDigest, CancellationToken cancellation)
    {
        var found = search.Find(request, cancellation);
        var cacheKey = request.CacheKey;
        var start = request.Token is { } token ? PageToken.Read(token, cacheKey, indexDigest) : 0;
        // One more, which says where the next page starts.
        List<(int Code, int Position)> items = [.. search.From(found, request, start, request.Limit + 1, cancellation)];
        var count = Fitting(items.Take(request.Limit));
        int? next = count < items.Count ? items[count].Position : null;
        List<(int Code, int Position)> before = [.. search.Before(found, request, start, request.Limit, cancellation)];
        int? previous = before.Count > 0 ? before[Fitting(before) - 1].Position : null;
        return new ItemPage(found, [.. items.Take(count).Select(item => item.Code)], new PageTokens(TokenOf(previous), TokenOf(next)));

        int Fitting(IEnumerable<(int Code, int Position)> some) => size.Fitting(some.Select(item => found.Item(item.Code).Kind));

        string? TokenOf(int? position) => position is { } at ? PageToken.Write(at, cacheKey, indexDigest) : null;
    }
}
