using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Cql2.Text;

/// <summary>
/// Reads CQL2 text (OGC 21-065r2), the whole grammar. Names of properties and functions are taken as they are; which there are,
/// says the <see cref="Filters.FilterScope"/> that a filter is asked in. Recursive descent, one method a level of the grammar.
/// </summary>
public static class Cql2Parser
{
    /// <summary>Characters a filter may have.</summary>
    public const int MaxLength = 1 << 20;

    /// <exception cref="InvalidInputException">The text is no filter; the message names the column.</exception>
    public static Cql2Expression Parse(string text)
    {
        CheckLength(text);
        var cursor = new TokenCursor(Tokenizer.Split(text));
        if (cursor.Current.Kind == TokenKind.End)
        {
            throw Cql2Error.At(1, "it is empty. Write a condition, such as clc_311 > 0.5.");
        }

        var filter = new ConditionReader(cursor).Or();
        if (cursor.Current.Kind != TokenKind.End)
        {
            throw Cql2Error.At(cursor.Current.Column, $"{cursor.Current} was not expected here.{Hint(cursor)}");
        }

        FilterBounds.Check(filter);
        KindCheck.Syntax.RequireCondition(filter);
        return filter;
    }

    internal static void CheckLength(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            throw new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"The filter has {text.Length:N0} characters; {MaxLength:N0} are the most. Give long lists of ids with --ids."));
        }
    }

    private static string Hint(TokenCursor cursor) =>
        cursor.Current.IsSymbol("=") ? " Write a single = for 'is equal'." : " Join conditions with AND or OR.";
}
