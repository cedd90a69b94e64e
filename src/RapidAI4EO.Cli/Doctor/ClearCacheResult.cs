namespace RapidAI4EO.Cli.Doctor;

/// <summary>What was deleted from the cache.</summary>
internal sealed record ClearCacheResult(string Path, int Files, long FreedBytes);
