using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2;

namespace RapidAI4EO.Search.Filters;

/// <summary>A text of each sample: a constant, a part of its id, or one of these folded.</summary>
/// <param name="Variation">What it depends on.</param>
/// <param name="Read">The text, of the sample's tile and id; the id may be empty where it does not depend on samples.</param>
internal sealed record TextTerm(TextVariation Variation, Func<Tile, string, string> Read)
{
    /// <summary>The text of a constant.</summary>
    public string Constant => Read(default, "");

    public static TextTerm Of(string constant) => new(TextVariation.None, (_, _) => constant);

    public static TextTerm OfTile(Func<Tile, string> read) => new(TextVariation.Tile, (tile, _) => read(tile));

    public static TextTerm OfId(string prefix) => new(TextVariation.Sample, prefix.Length == 0 ? (_, id) => id : (_, id) => prefix + id);

    public TextTerm Folded(FoldingKind kind) => Variation == TextVariation.None
        ? Of(TextFolding.Fold(kind, Constant))
        : new TextTerm(Variation, (tile, id) => TextFolding.Fold(kind, Read(tile, id)));
}
