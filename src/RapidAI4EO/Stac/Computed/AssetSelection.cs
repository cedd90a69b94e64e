using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>Which assets items have: products and time steps, the same for every sample.</summary>
public sealed class AssetSelection
{
    private readonly HashSet<(Product Product, TimeStep? Step)> _wanted;
    private readonly (Product Product, TimeStep? Step)[][] _assets;

    /// <param name="assets">As a subset names them, in any order.</param>
    public AssetSelection(IEnumerable<(Product Product, TimeStep? Step)> assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        _wanted = [.. assets];
        _assets = [.. CollectionKind.All.Select(collection => InOrder(collection).Where(_wanted.Contains).ToArray())];
        Collections = [.. CollectionKind.All.Where(collection => Of(collection).Count > 0)];
    }

    /// <summary>All 305 of a sample.</summary>
    public static AssetSelection All { get; } = new(CollectionKind.All.SelectMany(InOrder));

    /// <summary>The collections that have any of them.</summary>
    public IReadOnlyList<CollectionKind> Collections { get; }

    /// <summary>Assets of a sample.</summary>
    public int PerSample => _assets.Sum(assets => assets.Length);

    /// <summary>Those of a collection's items, in the order of the item: date by date, image before quality.</summary>
    public IReadOnlyList<(Product Product, TimeStep? Step)> Of(CollectionKind collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return _assets[collection.Index];
    }

    public bool Contains(in AssetKey key) => _wanted.Contains((key.Product, key.Step));

    private static IEnumerable<(Product Product, TimeStep? Step)> InOrder(CollectionKind collection) => collection.HasLabels
        ? [(Product.Labels, null)]
        : collection.Products[0].Steps.SelectMany(step => collection.Products.Select(product => (product, (TimeStep?)step)));
}
