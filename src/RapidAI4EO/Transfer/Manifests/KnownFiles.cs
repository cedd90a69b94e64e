using System.Runtime.InteropServices;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// The files that a manifest vouches for, small enough for all of the corpus: the key of an asset takes two bytes, any other a
/// fingerprint. May be used by many threads.
/// </summary>
/// <remarks>
/// Both hold the file's length as well, in the two bytes as one of 65,533 tags, so a file that was cut short behind the manifest's
/// back is noticed when it is looked for. Only a verification compares every byte.
/// </remarks>
internal sealed class KnownFiles
{
    private const long LengthInShard = -1;

    // Tags that are no lengths. What is named only is not vouched for: it was found damaged or missing, or its shard is gone.
    private const ushort InShard = 1;
    private const ushort NamedOnly = 2;
    private const ushort FirstLength = 3;

    private readonly Lock _lock = new();
    private readonly AssetTags _assets = new();
    private readonly FingerprintSet _others = new();
    private ShardLengths? _shards;

    /// <summary>Files in shards for which the manifest vouched when it was loaded.</summary>
    public long InShards { get; private set; }

    /// <summary>The same for single files. A key outside the corpus's layout counts once for each length in which it came.</summary>
    public long Single { get; private set; }

    /// <summary>Parts of the manifest that cannot be read; what they held is not known.</summary>
    public int DamagedBlocks { get; private set; }

    /// <summary>Files of the manifest that do not end where a block does, and how far they are whole.</summary>
    public IReadOnlyDictionary<string, long> CutFiles { get; private set; } = new Dictionary<string, long>();

    /// <summary>Reads a destination's manifest. Files in shards that are gone or too short are not among those known.</summary>
    public static KnownFiles Load(string destination, CancellationToken token)
    {
        var known = new KnownFiles();
        var shards = new ShardLengths(destination);
        var reader = new ManifestReader(destination);
        var key = new char[ObjectKey.MaxLength];
        reader.Read(
            (in ManifestLine line) =>
            {
                if (line.Key.Length <= key.Length) known.Apply(key.AsSpan(0, Encoding.UTF8.GetChars(line.Key, key)), line, shards);
            },
            token);
        known.DamagedBlocks = reader.DamagedBlocks;
        known.CutFiles = reader.CutFiles;
        known._shards = shards;
        return known;
    }

    /// <summary>Whether the manifest has a file of this key and length.</summary>
    public bool Contains(ReadOnlySpan<char> key, long length)
    {
        lock (_lock)
        {
            return AssetKey.TryParse(key, out var asset) ? _assets[asset] == TagOf(length) : _others.Contains(FingerprintOf(key, length));
        }
    }

    /// <summary>The same for an asset, whose key need not be read again.</summary>
    public bool Contains(in AssetKey asset, long length)
    {
        lock (_lock)
        {
            return _assets[asset] == TagOf(length);
        }
    }

    /// <summary>The samples of which the manifest names anything that was not removed, in order.</summary>
    public IReadOnlyList<SampleId> Samples
    {
        get
        {
            lock (_lock)
            {
                return _assets.Samples;
            }
        }
    }

    /// <summary>A sample's files that the manifest names and that were not removed, in the order in which assets are listed.</summary>
    public IReadOnlyList<(Product Product, TimeStep? Step)> AssetsOf(SampleId sample)
    {
        lock (_lock)
        {
            return [.. _assets.Of(sample)];
        }
    }

    public void Add(ReadOnlySpan<char> key, long length)
    {
        lock (_lock)
        {
            if (AssetKey.TryParse(key, out var asset)) _assets[asset] = TagOf(length);
            else _others.Add(FingerprintOf(key, length));
        }
    }

    /// <param name="key">The key.</param>
    /// <param name="length">The length with which it was added.</param>
    public void Remove(ReadOnlySpan<char> key, long length)
    {
        lock (_lock)
        {
            if (AssetKey.TryParse(key, out var asset)) _assets[asset] = 0;
            else _others.Remove(FingerprintOf(key, length));
        }
    }

    /// <summary>Whether the manifest has it in a shard, where its length cannot be seen from outside.</summary>
    public bool ContainsInShard(ReadOnlySpan<char> key) => Contains(key, LengthInShard);

    /// <summary>The same for an asset.</summary>
    public bool ContainsInShard(in AssetKey asset) => Contains(asset, LengthInShard);

    /// <summary>Whether the manifest mentions a shard.</summary>
    public bool HasShard(string name) => _shards?.IsMentioned(name) is true;

    public void AddInShard(ReadOnlySpan<char> key) => Add(key, LengthInShard);

    private static ushort TagOf(long length) =>
        length == LengthInShard ? InShard : (ushort)(FirstLength + ((ulong)length % (ushort.MaxValue - FirstLength + 1)));

    private static ulong FingerprintOf(ReadOnlySpan<char> key, long length)
    {
        var hash = new Xxh64();
        hash.Append(MemoryMarshal.AsBytes(key));
        hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in length)));
        return hash.Finish();
    }

    /// <summary>Only while it is loaded, by one thread.</summary>
    private void Apply(ReadOnlySpan<char> key, in ManifestLine line, ShardLengths shards)
    {
        var isInShard = !line.Shard.IsEmpty;
        var isHere = line.State == ManifestState.Here && (!isInShard || shards.Holds(line));
        var length = isInShard ? LengthInShard : line.Length;
        if (AssetKey.TryParse(key, out var asset))
        {
            Count(_assets[asset], -1);
            _assets[asset] = isHere ? TagOf(length) : line.State == ManifestState.Removed ? (ushort)0 : NamedOnly;
            Count(_assets[asset], 1);
            return;
        }

        var fingerprint = FingerprintOf(key, length);
        if (_others.Contains(fingerprint) == isHere) return;
        if (isHere) _others.Add(fingerprint);
        else _others.Remove(fingerprint);
        Count(TagOf(length), isHere ? 1 : -1);
    }

    private void Count(ushort tag, int change)
    {
        if (tag == InShard) InShards += change;
        else if (tag >= FirstLength) Single += change;
    }
}
