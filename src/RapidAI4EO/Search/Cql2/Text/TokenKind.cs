namespace RapidAI4EO.Search.Cql2.Text;

internal enum TokenKind
{
    End,
    Number,
    Text,

    /// <summary>A name or a keyword: which of them, the grammar decides.</summary>
    Word,

    /// <summary>A name in double quotes: never a keyword.</summary>
    QuotedName,
    Symbol,
}
