using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Paging;

/// <summary>One page of an answer.</summary>
/// <param name="Found">The whole answer.</param>
/// <param name="Codes">The items of the page.</param>
/// <param name="Next">The token of the page behind it; null for the last.</param>
internal sealed record ItemPage(FoundItems Found, IReadOnlyList<int> Codes, string? Next)
{
    public static ItemPage Of(FoundItems found, SearchRequest request, string indexDigest)
    {
        var question = request.Question;
        var start = request.Token is { } token ? PageToken.Read(token, question, indexDigest) : 0;
        var codes = new List<int>();
        foreach (var (code, position) in found.From(start))
        {
            if (codes.Count == request.Limit) return new ItemPage(found, codes, PageToken.Write(position, question, indexDigest));
            codes.Add(code);
        }

        return new ItemPage(found, codes, null);
    }
}
