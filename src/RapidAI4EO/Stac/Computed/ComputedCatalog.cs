using System.Buffers;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Stac.Computed;

/// <summary>
/// The corpus's catalog, or that of a subset, without files: any document of it is computed when it is asked for. It holds a line for
/// each tile and nothing for the items. Safe for use by many threads.
/// </summary>
public sealed class ComputedCatalog
{
    private readonly SampleIndex _index;
    private readonly SampleSet _samples;
    private readonly ItemOptions _options;
    private readonly TileSummary[][] _tiles;

    /// <param name="index">Where the samples are.</param>
    /// <param name="samples">Which samples; not to be changed afterwards.</param>
    /// <param name="options">Which assets, and how all is written.</param>
    public ComputedCatalog(SampleIndex index, SampleSet samples, ItemOptions options)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(options);
        (_index, _samples, _options) = (index, samples, options);
        var tiles = TileSamples.Of(index, samples).Select(tile => (tile.Tile, Bounds: index.BoundsOf(tile.Ordinals), tile.Ordinals.Count)).ToList();
        Collections = tiles.Count == 0 ? [] : options.Assets.Collections;
        _tiles = new TileSummary[CollectionKind.All.Count][];
        foreach (var kind in Collections)
        {
            var times = AssetTimes.Of(options.Assets.Of(kind).Select(asset => asset.Step));
            _tiles[kind.Index] = [.. tiles.Select(tile => new TileSummary(tile.Tile, tile.Bounds, times, tile.Count))];
        }
    }

    private ComputedCatalog(ComputedCatalog other, LinkStyle links)
    {
        (_index, _samples, _tiles, Collections) = (other._index, other._samples, other._tiles, other.Collections);
        _options = other._options with { Links = links };
    }

    /// <summary>The product collections that have any item.</summary>
    public IReadOnlyList<CollectionKind> Collections { get; }

    /// <summary>The catalog and all collections, each after the one above it; not the items.</summary>
    public IEnumerable<CatalogNode> Nodes => Collections
        .SelectMany(kind => OfProduct(kind).Children.SelectMany(zone => zone.Children.Select(tile => tile.Place).Prepend(zone.Place)).Prepend(CatalogNode.OfProduct(kind)))
        .Prepend(CatalogNode.Catalog);

    /// <summary>The items, sample by sample in the order of the index, the collections of a sample one after the other.</summary>
    public IEnumerable<(CollectionKind Collection, int Ordinal)> Items =>
        Collections.Count == 0 ? [] : _samples.Ordinals().SelectMany(ordinal => Collections.Select(kind => (kind, ordinal)));

    public long ItemCount => Collections.Sum(kind => _tiles[kind.Index].Sum(tile => (long)tile.Items));

    /// <summary>Writes the items of a collection that <see cref="Collections"/> has.</summary>
    public ItemWriter NewItemWriter(CollectionKind kind) => new(_index, kind, _options);

    /// <summary>The same catalog with other links.</summary>
    public ComputedCatalog With(LinkStyle links) => new(this, links);

    /// <summary>Writes the catalog or a collection.</summary>
    /// <returns>False where this catalog has no such document.</returns>
    public bool TryWrite(in CatalogNode place, IBufferWriter<byte> output)
    {
        if (place.Level == StacLevel.Catalog)
        {
            CatalogDocument.Write(Collections, _options.Links, output);
            return true;
        }

        if (place.Level == StacLevel.Item || !Collections.Contains(place.Collection!)) return false;
        if (Find(place) is not { } content) return false;
        CollectionDocument.Write(content, _options.Links, output);
        return true;
    }

    private CollectionContent OfProduct(CollectionKind kind) => new(CatalogNode.OfProduct(kind), _tiles[kind.Index]);

    private CollectionContent? Find(CatalogNode place)
    {
        var kind = place.Collection!;
        if (place.Level == StacLevel.Product) return OfProduct(kind);
        if (place.Level == StacLevel.Zone)
        {
            var zone = Array.FindAll(_tiles[kind.Index], tile => tile.Tile.Zone == place.Tile.Zone);
            return zone.Length == 0 ? null : new CollectionContent(CatalogNode.OfZone(kind, zone[0].Tile), zone);
        }

        return Array.Find(_tiles[kind.Index], tile => tile.Tile == place.Tile) is { } found
            ? new CollectionContent(CatalogNode.OfTile(kind, found.Tile), [found]) { Samples = SamplesOf(found.Tile) }
            : null;
    }

    private List<SampleId> SamplesOf(Tile tile)
    {
        var (first, end) = _index.RangeOf(tile);
        var samples = new List<SampleId>();
        for (var ordinal = _samples.NextFrom(first); ordinal >= 0 && ordinal < end; ordinal = _samples.NextFrom(ordinal + 1))
        {
            samples.Add(_index.IdOf(ordinal));
        }

        return samples;
    }
}
