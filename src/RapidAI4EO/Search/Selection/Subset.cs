using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Selection;

/// <summary>A question: where, which land cover, which products, when. All that is given must hold; nothing given is the whole corpus.</summary>
public sealed record Subset
{
    /// <summary>Places, all of which a sample must satisfy.</summary>
    public IReadOnlyList<AreaOfInterest> Areas { get; init; } = [];

    /// <summary>The only samples to look among; null for all.</summary>
    public IReadOnlyCollection<SampleId>? Ids { get; init; }

    /// <summary>A condition on land cover and place; null for none.</summary>
    public Cql2Expression? Filter { get; init; }

    /// <summary>What the filter is about: samples, or the items of a collection.</summary>
    public FilterScope Scope { get; init; } = FilterScope.Samples;

    /// <summary>Which time steps; labels have none and are kept whatever it says.</summary>
    public TimeInterval Datetime { get; init; } = TimeInterval.Always;

    /// <summary>Which products, in the order of <see cref="Product.All"/>.</summary>
    public IReadOnlyList<Product> Products { get; init; } = Product.Images;

    /// <summary>So many samples drawn at random from those found; null for all.</summary>
    public SampleDraw? Draw { get; init; }

    /// <summary>At most so many samples, after drawing: the first in the order of the index.</summary>
    public int? Limit { get; init; }

    /// <summary>The assets that each sample contributes: products and time steps, in order.</summary>
    public IReadOnlyList<(Product Product, TimeStep? Step)> AssetsPerSample =>
    [
        .. Products.SelectMany(product => product.HasTime
            ? product.Steps.Where(step => Datetime.Contains(step.Timestamp)).Select(step => (product, (TimeStep?)step))
            : [(product, null)]),
    ];
}
