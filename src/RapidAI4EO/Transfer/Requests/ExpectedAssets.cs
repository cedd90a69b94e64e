using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Requests;

/// <summary>
/// What should be in a destination, by its own memory: what its downloads were asked for, and what its manifest names beside that, as files
/// from lists of keys.
/// </summary>
internal sealed class ExpectedAssets
{
    private readonly KnownFiles _known;
    private readonly List<AssetSetOfSample> _sets = [];
    private readonly Dictionary<ulong, int> _setOf = [];
    private readonly Dictionary<(int, int), int> _unions = [];

    public ExpectedAssets(IEnumerable<TransferRequest> requests, KnownFiles known)
    {
        _known = known;
        foreach (var request in requests) Add(request);
        Samples = [.. _setOf.Keys.Concat(known.Samples.Select(sample => sample.Pack())).Distinct().Order().Select(SampleId.Unpack)];
    }

    /// <summary>All samples of which anything should be there, in order.</summary>
    public IReadOnlyList<SampleId> Samples { get; }

    /// <summary>The products of which anything should be there.</summary>
    public IReadOnlyList<Product> Products => [.. Product.All.Where(product =>
        _sets.Exists(set => set.HasAny(product)) || Samples.Any(sample => _known.AssetsOf(sample).Any(asset => asset.Product == product)))];

    /// <summary>Each sample's files, in the order of products and times.</summary>
    public IReadOnlyList<(Product Product, TimeStep? Step)> Of(SampleId sample)
    {
        var set = _setOf.TryGetValue(sample.Pack(), out var place) ? _sets[place] : new AssetSetOfSample([]);
        return set.With(_known.AssetsOf(sample));
    }

    private void Add(TransferRequest request)
    {
        var place = PlaceOf(new AssetSetOfSample(request.Assets));
        foreach (var sample in request.Samples)
        {
            var id = sample.Pack();
            _setOf[id] = _setOf.TryGetValue(id, out var before) ? UnionOf(before, place) : place;
        }
    }

    /// <summary>Few sets for many samples: each union is made once.</summary>
    private int UnionOf(int first, int second)
    {
        if (first == second) return first;
        if (_unions.TryGetValue((first, second), out var place)) return place;
        place = PlaceOf(new AssetSetOfSample(_sets[first].With(_sets[second].InOrder)));
        _unions.Add((first, second), place);
        return place;
    }

    private int PlaceOf(AssetSetOfSample set)
    {
        var place = _sets.FindIndex(set.Equals);
        if (place >= 0) return place;
        _sets.Add(set);
        return _sets.Count - 1;
    }
}
