namespace RapidAI4EO.Transfer.Requests;

/// <summary>A request as it stands in a destination: JSON, packed with gzip. docs/transfer.md describes it.</summary>
/// <param name="Text">The caller's words.</param>
/// <param name="Assets">The time steps of each product, by its key; none for labels.</param>
/// <param name="Samples">Ids.</param>
/// <param name="Part">Which part of the work, as <c>3/8</c>.</param>
internal sealed record RequestDocument(string Text, Dictionary<string, string[]> Assets, string[] Samples, string? Part = null);
