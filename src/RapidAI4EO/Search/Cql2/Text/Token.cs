using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Text;

/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, without quotes.</param>
/// <param name="Column">Where it starts, counted from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Column)
{
    public Cql2Location Place => new(Column);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsKeyword(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>How to quote it in a message.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Corpus.DisplayText.Text(Text)}'";
}
