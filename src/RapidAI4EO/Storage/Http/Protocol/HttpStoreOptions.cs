using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>How to speak with a web server. The defaults suit Azure and the mirror.</summary>
public sealed record HttpStoreOptions
{
    /// <summary>How long to wait for a connection, TLS included. Default 15 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long no byte may arrive before the answer counts as stalled. A slow answer that keeps coming has all the time in the world. Default 30 s.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections to the server at once; further requests wait. Default 256.</summary>
    public int MaxConnections { get; init; } = 256;

    /// <summary>Names in a page of a listing, 1 to 5000, for stores that list; null leaves it to the server. Default null.</summary>
    public int? ListPageSize { get; init; }

    /// <summary>How patient to be with each page of a listing, for stores that list.</summary>
    public Retry PageRetry { get; init; } = Retry.Default;

    /// <summary>The clock of the time-outs.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
