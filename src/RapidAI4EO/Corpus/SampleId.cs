using System.Buffers.Text;

namespace RapidAI4EO.Corpus;

/// <summary>
/// The id of one sample, <c>33N_15E-200N_01_09</c>: zone, tile, row and column. The id is the geometry: the footprint follows
/// from it. Rows and columns run from 1 to 40, the row from the tile's top, the column from its left.
/// </summary>
/// <remarks>Equality and order follow the place; see <see cref="Corpus.Tile"/> for the two ways to write an easting below 10.</remarks>
public readonly struct SampleId : IEquatable<SampleId>, IComparable<SampleId>
{
    /// <summary>Characters of the longest id.</summary>
    public const int MaxLength = 18;

    /// <param name="tile">The 24 km tile.</param>
    /// <param name="row">1 to 40, from the top.</param>
    /// <param name="column">1 to 40, from the left.</param>
    public SampleId(Tile tile, int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(row, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(row, Tile.SamplesPerSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(column, Tile.SamplesPerSide);
        Tile = tile;
        Row = row;
        Column = column;
    }

    public Tile Tile { get; }

    /// <summary>1 to 40, from the tile's top.</summary>
    public int Row { get; }

    /// <summary>1 to 40, from the tile's left.</summary>
    public int Column { get; }

    public UtmZone Zone => Tile.Zone;

    public Footprint Footprint
    {
        get
        {
            var tile = Tile.Bounds;
            var xMin = tile.XMin + ((Column - 1) * Footprint.Size);
            var yMax = tile.YMax - ((Row - 1) * Footprint.Size);
            return new Footprint(Zone, new UtmBounds(xMin, yMax - Footprint.Size, xMin + Footprint.Size, yMax));
        }
    }

    /// <exception cref="InvalidInputException">The text is not a sample id.</exception>
    public static SampleId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new InvalidInputException(
                $"'{DisplayText.Text(text)}' is not a sample id. Write zone, tile, row and column (each 01 to 40), as in 33N_15E-200N_01_09.");

    public static bool TryParse(ReadOnlySpan<char> text, out SampleId id)
    {
        id = default;
        if (text.Length < 13 || text.Length > MaxLength || text[^3] != '_' || text[^6] != '_')
        {
            return false;
        }

        if (!Tile.TryParse(text[..^6], out var tile) || text[3] != '_'
            || !AsciiNumber.TryRead(text[^5..^3], out var row) || !AsciiNumber.TryRead(text[^2..], out var column)
            || row is < 1 or > Tile.SamplesPerSide || column is < 1 or > Tile.SamplesPerSide)
        {
            return false;
        }

        id = new SampleId(tile, row, column);
        return true;
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8, out SampleId id)
    {
        id = default;
        if (utf8.Length > MaxLength)
        {
            return false;
        }

        Span<char> text = stackalloc char[MaxLength];
        for (var i = 0; i < utf8.Length; i++)
        {
            // A byte of a multi-byte character becomes a character that no id has.
            text[i] = (char)utf8[i];
        }

        return TryParse(text[..utf8.Length], out id);
    }

    /// <summary>
    /// The id in 34 bits, from the highest: zone 6, easting 6, northing 9, row 6, column 6, and one that says that an easting
    /// below 10 is padded. Packed ids sort as ids do.
    /// </summary>
    public ulong Pack() =>
        ((((((((((ulong)Zone.Number << 6) | (uint)Tile.Easting) << 9) | (uint)Tile.Northing) << 6) | (uint)Row) << 6) | (uint)Column) << 1)
        | (Tile.HasPaddedEasting ? 1UL : 0UL);

    /// <exception cref="ArgumentOutOfRangeException">The number does not come from <see cref="Pack"/>.</exception>
    public static SampleId Unpack(ulong packed)
    {
        var zone = (int)(packed >> 28);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(packed, 1UL << 34);
        var tile = new Tile(new UtmZone(zone), (int)(packed >> 22) & 63, (int)(packed >> 13) & 511, (packed & 1) != 0);
        return new SampleId(tile, (int)(packed >> 7) & 63, (int)(packed >> 1) & 63);
    }

    public bool Equals(SampleId other) => Row == other.Row && Column == other.Column && Tile == other.Tile;

    public override bool Equals(object? obj) => obj is SampleId other && Equals(other);

    public override int GetHashCode() => (Pack() >> 1).GetHashCode();

    public int CompareTo(SampleId other) => (Pack() >> 1).CompareTo(other.Pack() >> 1);

    public override string ToString()
    {
        Span<byte> utf8 = stackalloc byte[MaxLength];
        var length = WriteTo(utf8);
        return System.Text.Encoding.ASCII.GetString(utf8[..length]);
    }

    /// <summary>Writes the id as ASCII into at least <see cref="MaxLength"/> bytes.</summary>
    /// <returns>The number of bytes written.</returns>
    public int WriteTo(Span<byte> destination)
    {
        var at = WriteTwoDigits(destination, Zone.Number);
        destination[at++] = (byte)'N';
        destination[at++] = (byte)'_';
        if (Tile.Easting >= 10 || Tile.HasPaddedEasting)
        {
            at += WriteTwoDigits(destination[at..], Tile.Easting);
        }
        else
        {
            destination[at++] = (byte)('0' + Tile.Easting);
        }

        "E-"u8.CopyTo(destination[at..]);
        at += 2;
        Utf8Formatter.TryFormat(Tile.Northing, destination[at..], out var digits);
        at += digits;
        destination[at++] = (byte)'N';
        destination[at++] = (byte)'_';
        at += WriteTwoDigits(destination[at..], Row);
        destination[at++] = (byte)'_';
        return at + WriteTwoDigits(destination[at..], Column);
    }

    public static bool operator ==(SampleId left, SampleId right) => left.Equals(right);

    public static bool operator !=(SampleId left, SampleId right) => !left.Equals(right);

    public static bool operator <(SampleId left, SampleId right) => left.CompareTo(right) < 0;

    public static bool operator >(SampleId left, SampleId right) => left.CompareTo(right) > 0;

    public static bool operator <=(SampleId left, SampleId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SampleId left, SampleId right) => left.CompareTo(right) >= 0;

    private static int WriteTwoDigits(Span<byte> destination, int value)
    {
        destination[0] = (byte)('0' + (value / 10));
        destination[1] = (byte)('0' + (value % 10));
        return 2;
    }
}
