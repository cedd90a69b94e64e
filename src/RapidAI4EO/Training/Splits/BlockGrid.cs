using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Splits;

/// <summary>
/// The blocks of ground that stay together: 24 km tiles, squares of some kilometres, or whole UTM zones. Squares are aligned to the
/// origin of their zone's own grid, and a sample belongs to the one that holds its centre. No block goes across the border of a
/// zone: there two blocks meet, or lie over each other by a little, which the least distance between splits shows.
/// </summary>
public sealed record BlockGrid
{
    /// <summary>The side of the smallest square in kilometres: a sample's.</summary>
    public const decimal MinKilometres = 0.6m;

    /// <summary>The side of the largest: past the height of a zone.</summary>
    public const decimal MaxKilometres = 10_000;

    private const string SquarePrefix = "block:";
    private const long MillimetresPerMetre = 1000;
    private const long MillimetresPerKilometre = 1_000_000;

    /// <summary>Bits for a block's row and for its column: a million blocks of 600 m are far longer than a zone.</summary>
    private const int PlaceBits = 20;

    private readonly long _side;

    private BlockGrid(string name, long side) => (Name, _side) = (name, side);

    /// <summary>The 24 km tiles of the corpus.</summary>
    public static BlockGrid Tiles { get; } = new("tile", Tile.Size * MillimetresPerMetre);

    /// <summary>Whole UTM zones.</summary>
    public static BlockGrid Zones { get; } = new("zone", (long)MaxKilometres * 10 * MillimetresPerKilometre);

    /// <summary>As it is written in options: <c>tile</c>, <c>block:12.5</c>, <c>zone</c>.</summary>
    public string Name { get; }

    /// <summary>Reads <c>tile</c>, <c>zone</c> or <c>block:KM</c>, to the millimetre.</summary>
    /// <exception cref="InvalidInputException">It is none of them, or the squares are too small or too large.</exception>
    public static BlockGrid Parse(string text) => text.ToLowerInvariant() switch
    {
        "tile" => Tiles,
        "zone" => Zones,
        var name when name.StartsWith(SquarePrefix, StringComparison.Ordinal) => Squares(name[SquarePrefix.Length..]),
        _ => throw new InvalidInputException($"'{DisplayText.Text(text)}' is no kind of block. Use tile, zone, or block:KM with a side in kilometres, as in block:12."),
    };

    /// <summary>A number that no other block has; in order by zone, then from west to east, then from south to north.</summary>
    internal ulong BlockOf(SampleId id)
    {
        var bounds = id.Footprint.Bounds;
        var column = Centre(bounds.XMin) / _side;
        var row = Centre(bounds.YMin) / _side;
        return (((ulong)id.Zone.Number << PlaceBits | (ulong)column) << PlaceBits) | (ulong)row;
    }

    private static long Centre(int least) => (least + (Footprint.Size / 2)) * MillimetresPerMetre;

    private static BlockGrid Squares(string text)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kilometres);
        return isNumber && kilometres is >= MinKilometres and <= MaxKilometres
            ? new BlockGrid(SquarePrefix + text, (long)(kilometres * MillimetresPerKilometre))
            : throw new InvalidInputException($"'{DisplayText.Text(text)}' is no side of a block. Write kilometres from {MinKilometres} to {MaxKilometres:0}, as in block:12.");
    }
}
