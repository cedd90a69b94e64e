namespace RapidAI4EO.Corpus;

/// <summary>A northern zone of the Universal Transverse Mercator grid on WGS 84, written <c>33N</c>. The corpus lies north of the equator.</summary>
public readonly record struct UtmZone : IComparable<UtmZone>
{
    /// <param name="number">1 to 60.</param>
    public UtmZone(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 60);
        Number = number;
    }

    /// <summary>1 to 60.</summary>
    public int Number { get; }

    /// <summary>The EPSG code of the zone's coordinate reference system: 32601 to 32660.</summary>
    public int EpsgCode => 32600 + Number;

    /// <summary>Longitude of the central meridian in degrees.</summary>
    public double CentralMeridian => (6 * Number) - 183;

    public static UtmZone Parse(string text) =>
        TryParse(text, out var zone)
            ? zone
            : throw new InvalidInputException($"'{text}' is not a UTM zone. Write two digits from 01 to 60 and N, as in 33N.");

    public static bool TryParse(ReadOnlySpan<char> text, out UtmZone zone)
    {
        zone = default;
        if (text.Length != 3 || text[2] != 'N' || !AsciiNumber.TryRead(text[..2], out var number) || number is < 1 or > 60)
        {
            return false;
        }

        zone = new UtmZone(number);
        return true;
    }

    public int CompareTo(UtmZone other) => Number.CompareTo(other.Number);

    public override string ToString() => $"{Number:00}N";

    public static bool operator <(UtmZone left, UtmZone right) => left.Number < right.Number;

    public static bool operator >(UtmZone left, UtmZone right) => left.Number > right.Number;

    public static bool operator <=(UtmZone left, UtmZone right) => left.Number <= right.Number;

    public static bool operator >=(UtmZone left, UtmZone right) => left.Number >= right.Number;
}
