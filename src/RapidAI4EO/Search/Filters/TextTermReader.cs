using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Filters;

/// <summary>The texts of a term, sample by sample: the part that samples share is made once a tile, and the rest is written over.</summary>
internal sealed class TextTermReader(TextTerm term)
{
    /// <summary>Characters of <c>_01_09</c>.</summary>
    private const int TailLength = 6;

    private char[] _text = [];
    private Tile? _tile;

    /// <summary>The text of a term that does not depend on samples.</summary>
    public ReadOnlySpan<char> Of(Tile tile)
    {
        // One place may be written in two ways.
        if (_tile is not { } known || known != tile || known.HasPaddedEasting != tile.HasPaddedEasting)
        {
            _tile = tile;
            _text = term.Variation == TextVariation.Sample ? [.. term.Head(tile), .. stackalloc char[TailLength]] : term.Head(tile).ToCharArray();
        }

        return _text;
    }

    public ReadOnlySpan<char> Of(SampleId id)
    {
        var text = Of(id.Tile);
        if (term.Variation != TextVariation.Sample) return text;
        var tail = _text.AsSpan(_text.Length - TailLength);
        Write(tail, id.Row);
        Write(tail[(TailLength / 2)..], id.Column);
        return text;
    }

    private static void Write(Span<char> part, int number) => (part[0], part[1], part[2]) = ('_', (char)('0' + (number / 10)), (char)('0' + (number % 10)));
}
