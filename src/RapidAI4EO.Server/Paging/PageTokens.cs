namespace RapidAI4EO.Server.Paging;

/// <summary>The tokens of the pages round one; null where there is no such page.</summary>
internal readonly record struct PageTokens(string? Previous, string? Next);
