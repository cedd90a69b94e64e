namespace RapidAI4EO.Cli.Search;

/// <summary>A list that was written for AzCopy.</summary>
/// <param name="List">Its file.</param>
/// <param name="Files">How many files it names.</param>
/// <param name="Command">The command that fetches them; DESTINATION is to be replaced.</param>
internal sealed record AzCopyListResult(string List, long Files, string Command);
