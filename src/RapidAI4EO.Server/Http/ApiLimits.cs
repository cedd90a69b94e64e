namespace RapidAI4EO.Server.Http;

/// <summary>What the server does at once, and for whom. Whatever clients ask, these keep its memory small and let everybody have an answer.</summary>
public sealed record ApiLimits
{
    /// <summary>Connections at once; others are closed when they come.</summary>
    public int Connections { get; init; } = 2_048;

    /// <summary>Connections of one address at once, or of one /64 network of IPv6.</summary>
    public int ConnectionsOfOne { get; init; } = 1_024;

    /// <summary>Requests at once: each may hold a megabyte until its client has read the answer.</summary>
    public int Requests { get; init; } = 64;

    /// <summary>Requests of one client at once.</summary>
    public int RequestsOfOne { get; init; } = 32;

    /// <summary>Searches that are computed at once. One more than there are processors, so that a client who fills them leaves one.</summary>
    public int Searches { get; init; } = Environment.ProcessorCount + 1;

    /// <summary>Searches of one client that are computed at once.</summary>
    public int SearchesOfOne { get; init; } = Environment.ProcessorCount;

    /// <summary>Requests with a body of more than <see cref="LargeBody"/> at once.</summary>
    public int LargeBodies { get; init; } = 3;

    /// <summary>Such requests of one client at once.</summary>
    public int LargeBodiesOfOne { get; init; } = 1;

    /// <summary>Bytes from which on a body is a large one.</summary>
    public int LargeBody { get; init; } = 1 << 15;

    /// <summary>Pictures and series that are read at once.</summary>
    public int Images { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>Pictures and series of one client that are read at once.</summary>
    public int ImagesOfOne { get; init; } = 6 * Environment.ProcessorCount;

    /// <summary>How long a root may take to give the images of a picture or a series.</summary>
    public TimeSpan ImageTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a body may be on its way.</summary>
    public TimeSpan BodyPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take none of its answer.</summary>
    public TimeSpan ReaderPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long it may while others wait for its place.</summary>
    public TimeSpan ReaderPatienceWhenBusy { get; init; } = TimeSpan.FromSeconds(5);
}
