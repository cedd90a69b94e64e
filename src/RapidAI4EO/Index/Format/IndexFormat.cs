using System.Text;

namespace RapidAI4EO.Index.Format;

/// <summary>
/// The layout of the index file, version 1; all numbers little-endian.
/// <code>
/// header      64 bytes: magic (8), version u32, section count u32, file length u64, SHA-256 of the section table (32), zeros (8)
/// table       a row of 64 bytes a section: name (16, ASCII, zero padded), offset u64, length u64, SHA-256 of the section (32)
/// sections    each at a multiple of 64
///   meta      JSON: what <see cref="IndexInfo"/> says
///   tiles     a row of 40 bytes a tile, see <see cref="TileEntry"/>, sorted by zone, easting, northing
///   places    u16 a sample: (row - 1) * 40 + (column - 1); the highest bit is set where an easting below 10 is padded
///   clc_NNN   the posting list of a class, see <see cref="ClassPostings"/>; one section a class
///   corners   a row of 68 bytes a sample whose published polygon is not the one computed from its id: ordinal u32, 8 doubles
///   shares    shares that are not k/40000: ordinal u32, class u8, text length u8, the published decimals in ASCII
/// </code>
/// A sample's ordinal is its place in the order of tiles and, within a tile, of places.
/// </summary>
internal static class IndexFormat
{
    public const uint Version = 1;
    public const int HeaderLength = 64;
    public const int TableRowLength = 64;
    public const int NameLength = 16;
    public const int HashLength = 32;
    public const int Alignment = 64;
    public const int CornerRowLength = 68;

    public const string Meta = "meta";
    public const string Tiles = "tiles";
    public const string Places = "places";
    public const string Corners = "corners";
    public const string Shares = "shares";

    /// <summary>The highest bit of a place.</summary>
    public const ushort PaddedEasting = 0x8000;

    public static ReadOnlySpan<byte> Magic => "R4EOIDX\n"u8;

    public static byte[] PaddedName(string name)
    {
        var bytes = new byte[NameLength];
        Encoding.ASCII.GetBytes(name, bytes);
        return bytes;
    }
}
