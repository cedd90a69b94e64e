using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO;

/// <summary>Where, which land cover, which products, when, each in the words of the command line. All that is given must hold; nothing given is the whole corpus.</summary>
/// <example>
/// <code>
/// new CorpusQuery { Box = "13.05,52.35,13.72,52.69", Filter = "clc_31 > 0.5", Products = "pfsr,s2", Datetime = "2018-05" }
/// </code>
/// </example>
public sealed record CorpusQuery
{
    /// <summary>Samples that touch a box: west, south, east, north in degrees (OGC:CRS84), with commas.</summary>
    public string? Box { get; init; }

    /// <summary>Samples that touch a geometry, longitude before latitude in degrees.</summary>
    public NtsGeometry? Intersects { get; init; }

    /// <summary>Samples wholly in a country: <c>DE</c>, <c>DEU</c> or <c>Germany</c>.</summary>
    public string? Country { get; init; }

    /// <summary>Only these samples, as <c>33N_15E-200N_01_09</c>.</summary>
    public IReadOnlyCollection<string>? Ids { get; init; }

    /// <summary>A condition in CQL2 text, as <c>clc_311 > 0.5 AND clc_1 = 0</c>.</summary>
    public string? Filter { get; init; }

    /// <summary>A year, month, day, or an interval of them, as <c>2018-03/2018-08</c>; ends are included.</summary>
    public string? Datetime { get; init; }

    /// <summary>Of <c>pfsr</c>, <c>pfqa</c>, <c>s2</c> and <c>labels</c>, with commas; null for the three image products.</summary>
    public string? Products { get; init; }

    /// <summary>So many samples drawn at random from those found.</summary>
    public int? Sample { get; init; }

    /// <summary>Which of the draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>At most so many samples, after drawing.</summary>
    public int? Limit { get; init; }

    /// <summary>The same in types.</summary>
    /// <exception cref="InvalidInputException">Something cannot be understood; the message says what and where.</exception>
    public Subset ToSubset() => new()
    {
        Areas = [.. AreasOf()],
        Ids = Ids is null ? null : [.. Ids.Select(SampleId.Parse)],
        Filter = Filter is null ? null : Cql2Parser.Parse(Filter),
        Datetime = Datetime is null ? TimeInterval.Always : TimeInterval.Parse(Datetime),
        Products = Products is null ? Product.Images : Product.ParseList(Products),
        Draw = Sample is { } count ? new SampleDraw(count, Seed) : null,
        Limit = Limit,
    };

    private IEnumerable<AreaOfInterest> AreasOf()
    {
        if (Box is not null) yield return AreaOfInterest.Intersects(BoundingBox.Parse(Box));
        if (Intersects is not null) yield return AreaOfInterest.Intersects(Intersects);
        if (Country is not null) yield return AreaOfInterest.Within(Countries.Find(Country).Geometry);
    }
}
