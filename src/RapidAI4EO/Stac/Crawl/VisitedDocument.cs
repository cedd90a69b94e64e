using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>What came of one document.</summary>
internal sealed class VisitedDocument(CrawlPath trail)
{
    public CrawlPath Trail { get; } = trail;

    /// <summary>What was read; null where it could not be.</summary>
    public StacObject? Document { get; init; }

    /// <summary>Why it could not be.</summary>
    public CorpusException? Failure { get; init; }

    /// <summary>Items to give, in order.</summary>
    public IReadOnlyList<FoundItem> Items { get; init; } = [];

    public IReadOnlyList<CrawlProblem> Problems { get; init; } = [];

    /// <summary>What was not taken.</summary>
    public PassedBy PassedBy { get; init; } = new();

    /// <summary>Where to go on from here, as it is asked for; null for nowhere.</summary>
    public IEnumerable<CrawlPath>? Next { get; init; }

    /// <summary>Documents that were read for it.</summary>
    public int Documents { get; init; }

    /// <summary>Their bytes.</summary>
    public long Length { get; init; }

    /// <summary>Bytes that stay in memory until its turn comes.</summary>
    public long Held => Items.Count > 0 || Next is not null ? Length : 0;
}
