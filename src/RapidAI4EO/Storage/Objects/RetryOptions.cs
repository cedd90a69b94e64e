namespace RapidAI4EO.Storage.Objects;

/// <summary>How patient to be with a root that fails.</summary>
public sealed record RetryOptions
{
    /// <summary>How often an object is asked for, the first time included; 1 means no retry. Default 6.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The mean wait before the second attempt; it doubles from one to the next. Default 0.25 s.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>The longest wait of our own choice. Default 15 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait that a server's Retry-After is granted. Default 60 s.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(60);
}
