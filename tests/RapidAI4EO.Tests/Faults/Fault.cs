namespace RapidAI4EO.Tests.Faults;

/// <summary>How a <see cref="FaultServer"/> answers one request.</summary>
public enum Fault
{
    None,

    /// <summary>Announces the whole length, sends half and closes.</summary>
    Truncated,

    /// <summary>Sends half and resets the connection.</summary>
    Reset,

    /// <summary>Announces and sends more bytes than the object has.</summary>
    Overlong,

    /// <summary>Announces the right length and sends more.</summary>
    Trailing,

    /// <summary>The right length and MD5, but a byte of it flipped.</summary>
    Flipped,

    /// <summary>The right bytes and the MD5 of others.</summary>
    WrongMd5,

    /// <summary>Right, in chunks, without a length.</summary>
    Chunked,

    /// <summary>Half of it in chunks, and no end.</summary>
    ChunkedTruncated,

    /// <summary>Neither a length nor chunks: the end of the connection is the end.</summary>
    NoLength,

    NotFound,
    Forbidden,
    TooManyRequests,
    TooManyRequestsRetryAfter,
    Unavailable,
    UnavailableRetryAfterDate,
    ServerError,

    /// <summary>Half of it, then silence.</summary>
    Stall,

    /// <summary>All of it, a few bytes at a time for three seconds.</summary>
    Trickle,

    /// <summary>Silence from the start.</summary>
    Mute,

    /// <summary>To the same object under another path of this server.</summary>
    RedirectHere,
    RedirectElsewhere,
    RedirectForever,
    RedirectNowhere,

    /// <summary>The object with gzip put round it, though nobody asked.</summary>
    Gzip,
    GzipTruncated,

    /// <summary>An encoding that nobody knows.</summary>
    Brotli,

    /// <summary>Something that is not HTTP.</summary>
    Garbage,
}
