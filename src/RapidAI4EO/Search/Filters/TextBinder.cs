using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>Makes conditions of texts.</summary>
internal sealed class TextBinder(FilterScope scope)
{
    public Condition Compare(ComparisonOperator op, Cql2Expression left, Cql2Expression right)
    {
        if (op == ComparisonOperator.Equal && (Ids(left, [right]) ?? Ids(right, [left])) is { } byId)
        {
            return byId;
        }

        if (Term(left, right) is not { } first || Term(right, left) is not { } second)
        {
            return ConstantCondition.Unknown;
        }

        if (op != ComparisonOperator.Equal)
        {
            return TextCondition.Of(first, second, (l, r) => op.Accepts(l.SequenceCompareTo(r)));
        }

        var (varied, other) = first.Variation == TextVariation.None ? (second, first) : (first, second);
        return TextCondition.Of(varied, other, (l, r) => l.SequenceEqual(r), other.Variation == TextVariation.None ? other.Constant : "");
    }

    public Condition In(InList list)
    {
        if (Ids(list.Value, list.Items) is { } byId)
        {
            return byId;
        }

        var constants = new HashSet<string>(StringComparer.Ordinal);
        var conditions = new List<Condition>();
        foreach (var item in list.Items)
        {
            if (Term(item, list.Value) is { Variation: TextVariation.None } constant)
            {
                constants.Add(constant.Constant);
            }
            else
            {
                conditions.Add(Compare(ComparisonOperator.Equal, list.Value, item));
            }
        }

        var known = constants.GetAlternateLookup<ReadOnlySpan<char>>();
        return JoinedCondition.Any(conditions.Prepend(Of(list.Value, (text, _) => known.Contains(text))));
    }

    public Condition Like(Like like)
    {
        var pattern = LikePattern.Read(Term(like.Pattern)!.Constant, like.Pattern.Place);
        return IsTile(like.Value)
            ? Of(like.Value, (text, _) => pattern.Matches(text) || (text[0] == '0' && pattern.Matches(text[1..])))
            : Of(like.Value, (text, _) => pattern.Matches(text), pattern.Prefix);
    }

    public Condition IsNull(Cql2Expression expression) => ConstantCondition.Of(Term(expression) is null);

    /// <summary>The text of a constant; null where the items have none.</summary>
    /// <exception cref="InvalidInputException">It is not the same for all samples.</exception>
    public string? Constant(Cql2Expression expression) => Term(expression) switch
    {
        null => null,
        { Variation: TextVariation.None } term => term.Constant,
        _ => throw Cql2Error.At(expression.Place, $"an array takes values, and {expression} differs from sample to sample."),
    };

    private Condition Of(Cql2Expression expression, TextTest holds, string prefix = "") =>
        Term(expression) is { } term ? TextCondition.Of(term, TextTerm.Of(""), holds, prefix) : ConstantCondition.Unknown;

    /// <summary>Where a property is an id and the texts are literals, the ids to look up; else null.</summary>
    private IdCondition? Ids(Cql2Expression property, IReadOnlyList<Cql2Expression> texts)
    {
        if (property is not PropertyName { Name: Queryables.Id or Queryables.SampleIdName } id || !texts.All(t => t is TextLiteral))
        {
            return null;
        }

        var prefix = PrefixOf(id);
        var written = texts.Select(t => ((TextLiteral)t).Value);
        return new IdCondition([.. written.Where(t => t.StartsWith(prefix, StringComparison.Ordinal)).Select(t => t[prefix.Length..])]);
    }

    private static bool IsTile(Cql2Expression expression) =>
        expression is PropertyName { Name: Queryables.TileName } || (expression is Folding folding && IsTile(folding.Text));

    /// <summary>The same, where a name of a tile that is compared with the property may be spelled with one digit of easting or two.</summary>
    private TextTerm? Term(Cql2Expression expression, Cql2Expression other) =>
        Term(expression) is { Variation: TextVariation.None } constant && IsTile(other) ? TextTerm.Of(Tile.Pad(constant.Constant)) : Term(expression);

    /// <summary>Null where the items have no such text.</summary>
    private TextTerm? Term(Cql2Expression expression) => scope.Resolve(expression) switch
    {
        null => null,
        TextLiteral literal => TextTerm.Of(literal.Value),
        Folding folding => Term(folding.Text)?.Folded(folding.Kind),
        PropertyName { Name: Queryables.Zone } => TextTerm.OfTile(tile => tile.Zone.ToString()),
        PropertyName { Name: Queryables.TileName } => TextTerm.OfTile(tile => tile.PaddedName),
        PropertyName { Name: Queryables.ProjectionCode } => TextTerm.OfTile(tile => $"EPSG:{tile.Zone.EpsgCode}"),
        var other => TextTerm.OfId(PrefixOf((PropertyName)other)),
    };

    private string PrefixOf(PropertyName id) => id.Name == Queryables.Id ? scope.IdPrefix : "";
}
