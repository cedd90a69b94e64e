namespace RapidAI4EO.Search.Filters;

/// <summary>Tests one or two texts, by code units; the second is empty where there is none.</summary>
internal delegate bool TextTest(ReadOnlySpan<char> left, ReadOnlySpan<char> right);
