using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Stac;

/// <summary>
/// The samples below one nested collection, from which its id, place and extent follow: a product's, one of its zones', or one
/// tile's. Files lie at <c>stac-v1.0/collection/zone/tile/item.json</c>.
/// </summary>
/// <param name="Collection">The product collection.</param>
/// <param name="Names">The folders below it: none, the zone, or the zone and the tile.</param>
/// <param name="Samples">All samples below.</param>
internal sealed record StacFolder(StacCollection Collection, IReadOnlyList<string> Names, IReadOnlyList<SampleId> Samples)
{
    /// <summary>The zones of a product, the tiles of a zone; none below a tile.</summary>
    public IReadOnlyList<StacFolder> Children { get; } = Names.Count switch
    {
        0 => [.. Samples.GroupBy(s => s.Zone).OrderBy(g => g.Key).Select(g => new StacFolder(Collection, [g.Key.ToString()], [.. g]))],
        1 => [.. Samples.GroupBy(s => s.Tile).OrderBy(g => g.Key).Select(g => new StacFolder(Collection, [Names[0], g.Key.Name], [.. g]))],
        _ => [],
    };

    public bool IsTile => Names.Count == 2;

    /// <summary><c>rapidai4eo_v1_source_pf</c>, with the zone <c>.._33N</c>, with the tile <c>.._33N_15E-200N</c>.</summary>
    public string Id => string.Join('_', [Collection.Id, .. Names]);

    public string Title => string.Join(' ', [Collection.Title, .. Names]);

    /// <summary>The folder of this collection's file below <c>stac-v1.0</c>.</summary>
    public string Path => string.Join('/', [Collection.Id, .. Names]);

    public LonLatBounds Bounds { get; } =
        Samples.Aggregate(LonLatBounds.Empty, (bounds, sample) => bounds.Including(sample.Footprint.PublishedCorners.Bounds));

    /// <summary>The way from this folder up to <c>stac-v1.0</c>.</summary>
    public string UpToRoot => string.Concat(Enumerable.Repeat("../", Names.Count + 1));
}
