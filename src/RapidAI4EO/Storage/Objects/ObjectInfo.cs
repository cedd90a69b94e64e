namespace RapidAI4EO.Storage.Objects;

/// <summary>What a store says of an object, besides its bytes.</summary>
/// <param name="Key">The path below the root.</param>
/// <param name="Length">Bytes; null where the store does not say.</param>
public sealed record ObjectInfo(string Key, long? Length)
{
    /// <summary>The store's word for this version of the object, with its quotes; null where it gives none.</summary>
    public string? ETag { get; init; }

    /// <summary>The 16 bytes of the whole object's MD5; empty where the store gives none.</summary>
    public ReadOnlyMemory<byte> ContentMd5 { get; init; }

    public DateTimeOffset? LastModified { get; init; }
}
