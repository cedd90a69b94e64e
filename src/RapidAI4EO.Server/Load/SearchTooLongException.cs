using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Server.Load;

/// <summary>A search was given up, so that it does not hold a processor from the others; its message is for the client.</summary>
internal sealed class SearchTooLongException(TimeSpan patience, Exception inner)
    : CorpusException(string.Create(CultureInfo.InvariantCulture, $"The search took longer than the {patience.TotalSeconds:0.###} s that one may. Narrow it with bbox, or ask a simpler filter."), inner);
