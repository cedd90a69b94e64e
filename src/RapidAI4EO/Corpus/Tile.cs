using System.Globalization;

namespace RapidAI4EO.Corpus;

/// <summary>
/// A 24 km square of the Planet Fusion grid: its zone and its offset in tiles east and north of the zone's origin, written
/// <c>15E-200N</c> beside its zone. It holds 40 x 40 sample places.
/// </summary>
/// <remarks>
/// Two tiles are equal where they are the same place. An easting below 10 may be written <c>8E</c> or <c>08E</c>; which of
/// them a tile was read as is remembered for printing and takes no part in equality or order.
/// </remarks>
public readonly struct Tile : IEquatable<Tile>, IComparable<Tile>
{
    /// <summary>Metres along a side.</summary>
    public const int Size = 24_000;

    /// <summary>Sample places along a side.</summary>
    public const int SamplesPerSide = 40;

    /// <summary>The largest easting offset: the tile that ends at 1,008 km, past all that UTM uses.</summary>
    public const int MaxEasting = 41;

    /// <summary>The largest northing offset: the tile that holds 84 degrees north, where UTM ends.</summary>
    public const int MaxNorthing = 388;

    /// <param name="zone">The UTM zone.</param>
    /// <param name="easting">Tiles east of the zone's false origin: 1 to <see cref="MaxEasting"/>.</param>
    /// <param name="northing">Tiles north of the equator: 0 to <see cref="MaxNorthing"/>.</param>
    /// <param name="paddedEasting">Print an easting below 10 with two digits.</param>
    public Tile(UtmZone zone, int easting, int northing, bool paddedEasting = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(easting, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(easting, MaxEasting);
        ArgumentOutOfRangeException.ThrowIfNegative(northing);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(northing, MaxNorthing);
        Zone = zone;
        Easting = easting;
        Northing = northing;
        HasPaddedEasting = paddedEasting && easting < 10;
    }

    public UtmZone Zone { get; }

    /// <summary>Tiles east of the zone's false origin.</summary>
    public int Easting { get; }

    /// <summary>Tiles north of the equator.</summary>
    public int Northing { get; }

    /// <summary>True where an easting below 10 was written with two digits.</summary>
    public bool HasPaddedEasting { get; }

    /// <summary>The offset as the corpus writes it, <c>15E-200N</c>.</summary>
    public string Name => HasPaddedEasting ? string.Create(CultureInfo.InvariantCulture, $"{Easting:00}E-{Northing}N") : string.Create(CultureInfo.InvariantCulture, $"{Easting}E-{Northing}N");

    /// <summary>The offset with two digits of easting, <c>09E-131N</c>, however it was read: the one spelling of the property <c>tile</c>.</summary>
    public string PaddedName => string.Create(CultureInfo.InvariantCulture, $"{Easting:00}E-{Northing}N");

    /// <summary>The square in the zone's coordinates, metres.</summary>
    public UtmBounds Bounds => new(
        Easting * Size, Northing * Size, (Easting + 1) * Size, (Northing + 1) * Size);

    /// <summary>Reads zone and offset: <c>33N_15E-200N</c> or <c>33N/15E-200N</c>.</summary>
    public static Tile Parse(string text) =>
        TryParse(text, out var tile)
            ? tile
            : throw new InvalidInputException($"'{text}' is not a tile. Write its zone and its offset, as in 33N_15E-200N.");

    /// <summary>Reads zone and offset: <c>33N_15E-200N</c> or <c>33N/15E-200N</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Tile tile)
    {
        tile = default;
        return text.Length > 4
            && text[3] is '_' or '/'
            && UtmZone.TryParse(text[..3], out var zone)
            && TryParseName(zone, text[4..], out tile);
    }

    /// <summary>Reads the offset alone, <c>15E-200N</c>.</summary>
    public static bool TryParseName(UtmZone zone, ReadOnlySpan<char> name, out Tile tile)
    {
        tile = default;
        var dash = name.IndexOf("E-");
        if (dash is not (1 or 2) || name[^1] != 'N')
        {
            return false;
        }

        var northingText = name[(dash + 2)..^1];
        if (northingText.Length > 3 || (northingText.Length > 1 && northingText[0] == '0'))
        {
            return false;
        }

        if (!AsciiNumber.TryRead(name[..dash], out var easting) || !AsciiNumber.TryRead(northingText, out var northing)
            || easting is < 1 or > MaxEasting || northing > MaxNorthing)
        {
            return false;
        }

        tile = new Tile(zone, easting, northing, dash == 2);
        return true;
    }

    /// <summary>A name of a tile, or the start of one, as <see cref="PaddedName"/> spells it; any other text as it is.</summary>
    public static string Pad(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && char.IsAsciiDigit(text[0]) && text[1] is ('E' or 'e') ? "0" + text : text;
    }

    public bool Equals(Tile other) => Zone == other.Zone && Easting == other.Easting && Northing == other.Northing;

    public override bool Equals(object? obj) => obj is Tile other && Equals(other);

    public override int GetHashCode() => (Zone.Number << 16) | (Easting << 10) | Northing;

    /// <summary>By zone, then easting, then northing.</summary>
    public int CompareTo(Tile other)
    {
        var byZone = Zone.CompareTo(other.Zone);
        if (byZone != 0) return byZone;
        var byEasting = Easting.CompareTo(other.Easting);
        return byEasting != 0 ? byEasting : Northing.CompareTo(other.Northing);
    }

    /// <summary>Zone and offset, <c>33N_15E-200N</c>.</summary>
    public override string ToString() => $"{Zone}_{Name}";

    public static bool operator ==(Tile left, Tile right) => left.Equals(right);

    public static bool operator !=(Tile left, Tile right) => !left.Equals(right);

    public static bool operator <(Tile left, Tile right) => left.CompareTo(right) < 0;

    public static bool operator >(Tile left, Tile right) => left.CompareTo(right) > 0;

    public static bool operator <=(Tile left, Tile right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Tile left, Tile right) => left.CompareTo(right) >= 0;
}
