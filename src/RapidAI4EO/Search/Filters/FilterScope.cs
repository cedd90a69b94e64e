using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// What a filter is asked about: samples, or the items of one collection. An item is a sample and what all items of its collection
/// share, so a filter over items becomes one over samples as soon as the collection is known.
/// </summary>
public sealed class FilterScope
{
    private readonly Dictionary<string, Cql2Expression?> _constants = [];

    private FilterScope()
    {
    }

    /// <summary>Samples: their place, id and land cover.</summary>
    public static FilterScope Samples { get; } = new();

    /// <summary>The properties that filters of this scope can use.</summary>
    public IEnumerable<Queryable> Queryables => Filters.Queryables.All.Where(q => IsOfItems || !q.IsOfItems);

    /// <summary>What ids start with before the sample's id.</summary>
    internal string IdPrefix { get; private init; } = "";

    /// <summary>What <c>datetime</c> spans.</summary>
    internal TimeInterval Time { get; private init; }

    /// <summary>At how many places the edges of a filter's geometries may cross; null for any number.</summary>
    internal int? MaxCrossings { get; private init; }

    private bool IsOfItems => _constants.Count > 0;

    /// <summary>The items of the collection that a product's files belong to.</summary>
    /// <param name="product">One of the collection's products.</param>
    /// <param name="mostCrossings">At how many places the edges of a filter's geometries may cross; null for any number.</param>
    public static FilterScope ItemsOf(Product product, int? mostCrossings = null)
    {
        ArgumentNullException.ThrowIfNull(product);
        var (start, end) = product.Span;
        var scope = new FilterScope { IdPrefix = product.CollectionId + "_", MaxCrossings = mostCrossings, Time = new TimeInterval(start, end) };
        scope._constants[Filters.Queryables.Collection] = new TextLiteral(product.CollectionId);
        scope._constants[Filters.Queryables.Datetime] = new InstantLiteral(start, false);
        scope._constants[Filters.Queryables.StartDatetime] = new InstantLiteral(start, false);
        scope._constants[Filters.Queryables.EndDatetime] = new InstantLiteral(end, false);
        scope._constants[Filters.Queryables.Gsd] = product.HasTime ? new NumberLiteral(product == Product.Sentinel2 ? "10" : "3") : null;
        return scope;
    }

    /// <summary>Whether a filter asks about samples alone, and so finds those of the same samples in every collection.</summary>
    public static bool IsOfSamples(Cql2Expression filter) => filter is PropertyName property
        ? Filters.Queryables.Find(property.Name) is { IsOfItems: false, Name: not Filters.Queryables.Id }
        : ChildExpressions.Of(filter).All(IsOfSamples);

    /// <summary>Refuses a filter that cannot be asked here, before there is an index to ask.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellationToken">Stops what its geometries make work.</param>
    /// <exception cref="InvalidInputException">It names a property or a function that is not here, or puts kinds together that do not fit.</exception>
    public void Check(Cql2Expression filter, CancellationToken cancellationToken = default) => FilterBinder.Bind(filter, this, cancellationToken);

    /// <summary>The kind of a property.</summary>
    /// <exception cref="InvalidInputException">There is no such property here; nor is there any function.</exception>
    internal ValueKind KindOf(Cql2Expression name) => name switch
    {
        PropertyName property => Filters.Queryables.Find(property.Name) is { } known && (IsOfItems || !known.IsOfItems)
            ? known.Kind
            : throw UnknownProperty.Error(property, this),
        _ => throw UnknownProperty.Error((FunctionCall)name),
    };

    /// <summary>The expression itself, or what stands for it in all items; null where they have no such value.</summary>
    internal Cql2Expression? Resolve(Cql2Expression expression) =>
        expression is PropertyName property && _constants.TryGetValue(property.Name, out var constant) ? constant : expression;
}
