using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>Two bytes for each asset of the samples that are met: 0 at first. A sample with all of its 305 takes some 800 bytes.</summary>
internal sealed class AssetTags
{
    // Sentinel-2 and the labels share an array: thirteen files do not need two.
    private static readonly int[] GroupOf = [0, 1, 2, 2];
    private static readonly int[] FirstIn = [0, 0, 0, Product.Sentinel2.FilesPerSample];

    private static readonly int[] GroupSizes =
    [
        Product.PlanetFusion.FilesPerSample, Product.PlanetFusionQuality.FilesPerSample,
        Product.Sentinel2.FilesPerSample + Product.Labels.FilesPerSample,
    ];

    private readonly Dictionary<ulong, ushort[]> _groups = [];

    public ushort this[in AssetKey key]
    {
        get => _groups.TryGetValue(GroupKey(key), out var tags) ? tags[PlaceOf(key)] : (ushort)0;
        set
        {
            if (!_groups.TryGetValue(GroupKey(key), out var tags))
            {
                if (value == 0) return;
                _groups.Add(GroupKey(key), tags = new ushort[GroupSizes[GroupOf[key.Product.Index]]]);
            }

            tags[PlaceOf(key)] = value;
        }
    }

    /// <summary>The samples that have an asset with another tag than 0, in order.</summary>
    public IReadOnlyList<SampleId> Samples =>
    [
        .. _groups.Where(group => group.Value.AsSpan().ContainsAnyExcept((ushort)0)).Select(group => group.Key >> 2).Distinct().Order().Select(SampleId.Unpack),
    ];

    /// <summary>The assets of a sample that have another tag than 0, in the order in which assets are listed.</summary>
    public IEnumerable<(Product Product, TimeStep? Step)> Of(SampleId sample)
    {
        foreach (var product in Product.All)
        {
            if (!_groups.TryGetValue((sample.Pack() << 2) | (uint)GroupOf[product.Index], out var tags)) continue;
            for (var place = 0; place < product.FilesPerSample; place++)
            {
                if (tags[FirstIn[product.Index] + place] != 0) yield return (product, product.HasTime ? product.Steps[place] : null);
            }
        }
    }

    private static ulong GroupKey(in AssetKey key) => (key.Sample.Pack() << 2) | (uint)GroupOf[key.Product.Index];

    private static int PlaceOf(in AssetKey key) => FirstIn[key.Product.Index] + (key.Step is { } step ? key.Product.IndexOf(step) : 0);
}
