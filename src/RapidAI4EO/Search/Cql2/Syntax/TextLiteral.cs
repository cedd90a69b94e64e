using System.Text;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>
/// Characters in single quotes. A quote within is doubled or has a backslash before it; backslashes that stand directly before
/// a quote are doubled, so that every text can be written.
/// </summary>
public sealed record TextLiteral(string Value, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString()
    {
        var text = new StringBuilder("'");
        var backslashes = 0;
        foreach (var c in Value)
        {
            if (c == '\'')
            {
                text.Append('\\', backslashes).Append('\'');
            }

            backslashes = c == '\\' ? backslashes + 1 : 0;
            text.Append(c);
        }

        return text.Append('\\', backslashes).Append('\'').ToString();
    }
}
