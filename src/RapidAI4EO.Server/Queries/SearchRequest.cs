using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.IO;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Queries;

/// <summary>What a client searches for, however it was asked.</summary>
internal sealed record SearchRequest
{
    private string? _cacheKey;

    /// <summary>In the order of the catalog.</summary>
    public IReadOnlyList<CollectionKind> Collections { get; init; } = CollectionKind.All;

    /// <summary>Ids of items; null for all.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    public BoundingBox? Box { get; init; }

    public NtsGeometry? Intersects { get; init; }

    public TimeInterval Datetime { get; init; } = TimeInterval.Always;

    /// <summary>The conditions of <c>filter</c> and of <c>query</c> together.</summary>
    public Cql2Expression? Filter { get; init; }

    public IReadOnlyList<SortTerm> Sort { get; init; } = [];

    public int Limit { get; init; }

    /// <summary>Where the page before ended; null for the first.</summary>
    public string? Token { get; init; }

    /// <summary>Which members of items are written; null for all.</summary>
    public FieldSelection? Fields { get; init; }

    /// <summary>Which assets items show; null for all.</summary>
    public AssetSelection? Shown { get; init; }

    /// <summary>
    /// A digest of what says which items are found and in which order, and of nothing else: the same for all pages, and whether it came by GET
    /// or by POST. A digest, since what it stands for may be large, and answers are kept by it. It is computed when it is first asked for, which
    /// is after the last <c>with</c>.
    /// </summary>
    public string CacheKey => _cacheKey ??= Digest();

    private string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(
            '\n',
            string.Join(',', Collections),
            Ids is null ? "" : $"ids {string.Join(',', Ids.Select(Uri.EscapeDataString))}",
            Box,
            Datetime,
            Filter,
            string.Concat(Sort))));
        if (Intersects is not null) hash.AppendData(new WKBWriter().Write(Intersects));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
