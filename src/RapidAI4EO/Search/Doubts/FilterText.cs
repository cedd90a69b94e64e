using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Doubts;

/// <summary>A filter as it stands in a sentence.</summary>
internal static class FilterText
{
    /// <summary>CQL2 text, cut where it is long.</summary>
    public static string ToText(this Cql2Expression expression) => DisplayText.Text(expression.ToString());
}
