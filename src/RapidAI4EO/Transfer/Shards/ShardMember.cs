using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Shards;

/// <summary>A file in memory on its way into a shard.</summary>
/// <param name="Entry">Its line for the manifest, but for the shard's name and the offset.</param>
/// <param name="Buffer">Holds the bytes, and perhaps more.</param>
/// <param name="Modified">When the root says that the file was changed last.</param>
internal sealed record ShardMember(ManifestEntry Entry, byte[] Buffer, DateTimeOffset Modified)
{
    /// <summary>
    /// The member's name after the convention of WebDataset: what stands before the first dot names the sample and is the same for
    /// all its files, as in <c>33N_15E-200N_01_09.pfsr.2018-01-03.tif</c>. A key outside the corpus's layout stays as it is.
    /// </summary>
    public string Name { get; } = NameOf(Entry.Key);

    /// <summary>What WebDataset takes for one sample.</summary>
    public ReadOnlySpan<char> Sample => SampleOf(Name);

    public long Length => Entry.Length;

    public static string NameOf(string key)
    {
        if (!AssetKey.TryParse(key, out var asset)) return key;
        return asset.Step is { } step ? $"{asset.Sample}.{asset.Product.Key}.{step}.tif" : $"{asset.Sample}.{asset.Product.Key}.geojson";
    }

    /// <summary>The inverse of <see cref="NameOf"/>.</summary>
    public static string KeyOf(string name)
    {
        if (name.Split('.') is not [var id, var productKey, .. var rest] || !SampleId.TryParse(id, out var sample)) return name;
        var product = Product.All.FirstOrDefault(product => product.Key == productKey);
        if (product is null) return name;
        var step = product.FindStep(rest[0]);
        return step is not null || !product.HasTime ? new AssetKey(sample, product, step).ToString() : name;
    }

    /// <summary>Refuses a key outside the corpus's layout that is the name which an asset has in a shard: nobody could tell the two apart.</summary>
    /// <exception cref="RefusedFileException">It is.</exception>
    public static void RequireOwnName(string key)
    {
        if (NameOf(key) == key && KeyOf(key) is var asset && asset != key)
        {
            throw new RefusedFileException($"In a shard it would have the name of {asset}. Fetch it into a tree, without --shards.");
        }
    }

    public static ReadOnlySpan<char> SampleOf(string name)
    {
        var dot = name.IndexOf('.', name.LastIndexOf('/') + 1);
        return dot < 0 ? name : name.AsSpan(0, dot);
    }
}
