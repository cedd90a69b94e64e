using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>A text of each sample: a constant, a part of its id, or one of these folded.</summary>
/// <param name="Variation">What it depends on.</param>
/// <param name="Head">The part that all samples of a tile have; what depends on samples goes on with row and column.</param>
internal sealed record TextTerm(TextVariation Variation, Func<Tile, string> Head)
{
    /// <summary>The text of a constant.</summary>
    public string Constant => Head(default);

    public static TextTerm Of(string constant) => new(TextVariation.None, _ => constant);

    public static TextTerm OfTile(Func<Tile, string> read) => new(TextVariation.Tile, read);

    public static TextTerm OfId(string prefix) => new(TextVariation.Sample, tile => $"{prefix}{tile}");

    /// <summary>Row and column are digits, which fold to themselves.</summary>
    public TextTerm Folded(FoldingKind kind) => Variation == TextVariation.None
        ? Of(TextFolding.Fold(kind, Constant))
        : this with { Head = tile => TextFolding.Fold(kind, Head(tile)) };
}
