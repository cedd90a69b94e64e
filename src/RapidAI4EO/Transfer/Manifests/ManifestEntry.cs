namespace RapidAI4EO.Transfer.Manifests;

/// <summary>One line of a manifest: what became of one file.</summary>
/// <param name="Key">The file's key: its path below a root, and below the destination where files lie singly.</param>
/// <param name="State">What is said of it.</param>
/// <param name="Length">Bytes, when it arrived.</param>
public sealed record ManifestEntry(string Key, ManifestState State, long Length)
{
    /// <summary><c>algorithm:digits</c>, with <c>md5</c>, <c>xxh64</c> or <c>sha256</c>; null where none was computed.</summary>
    public string? Hash { get; init; }

    /// <summary>The root's word for the version that arrived; null where it gave none.</summary>
    public string? ETag { get; init; }

    /// <summary>The address of the root it came from, without signature or password.</summary>
    public string Root { get; init; } = "";

    /// <summary>When it was so, in whole seconds of UTC.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The name of the shard that holds it, below the destination; null for a file of its own.</summary>
    public string? Shard { get; init; }

    /// <summary>Where in the shard its bytes begin; 0 for a file of its own.</summary>
    public long Offset { get; init; }
}
