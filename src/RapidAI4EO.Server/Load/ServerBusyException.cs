using RapidAI4EO.Corpus;

namespace RapidAI4EO.Server.Load;

/// <summary>There is no room for a request now; its message is for the client.</summary>
internal sealed class ServerBusyException() : CorpusException("The server has as many requests as it can answer at once, or your address has its share of them. Ask again in a few seconds.")
{
    /// <summary>What the client is told to wait.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(2);
}
