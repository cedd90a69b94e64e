using RapidAI4EO.Server.Paging;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Answers;

/// <summary>One page of an answer.</summary>
/// <param name="Found">The whole answer.</param>
/// <param name="Codes">The items of the page.</param>
/// <param name="Tokens">Of the pages before and behind it.</param>
internal sealed record ItemPage(FoundItems Found, IReadOnlyList<int> Codes, PageTokens Tokens)
{
    public static ItemPage Of(ItemSearch search, SearchRequest request, string indexDigest, CancellationToken cancellation)
    {
        var found = search.Find(request, cancellation);
        var cacheKey = request.CacheKey;
        var start = request.Token is { } token ? PageToken.Read(token, cacheKey, indexDigest) : 0;
        var codes = new List<int>();
        int? next = null;
        foreach (var (code, position) in search.From(found, request, start, request.Limit + 1, cancellation))
        {
            if (codes.Count == request.Limit)
            {
                next = position;
                break;
            }

            codes.Add(code);
        }

        return new ItemPage(found, codes, new PageTokens(TokenOf(ItemSearch.Before(found, request, start, request.Limit)), TokenOf(next)));

        string? TokenOf(int? position) => position is { } at ? PageToken.Write(at, cacheKey, indexDigest) : null;
    }
}
