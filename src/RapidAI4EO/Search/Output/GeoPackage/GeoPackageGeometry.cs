using System.Buffers.Binary;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Output.Rows;

namespace RapidAI4EO.Search.Output.GeoPackage;

/// <summary>A footprint as GeoPackage stores it (clause 2.1.3 of the standard): a header with the envelope, then WKB.</summary>
internal static class GeoPackageGeometry
{
    public const int Length = HeaderLength + FootprintWkb.Length;

    /// <summary>Magic, version, flags, SRS, and four doubles.</summary>
    private const int HeaderLength = 2 + 1 + 1 + 4 + (4 * 8);

    /// <summary>Bit 0: numbers are little-endian. Bits 1 to 3: 1, an envelope of two dimensions.</summary>
    private const byte Flags = 0b0000_0011;

    public static void Write(in FootprintCorners corners, in LonLatBounds bounds, Span<byte> to)
    {
        "GP"u8.CopyTo(to);
        to[2] = 0;
        to[3] = Flags;
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], GeoPackageTables.Wgs84);
        BinaryPrimitives.WriteDoubleLittleEndian(to[8..], bounds.West);
        BinaryPrimitives.WriteDoubleLittleEndian(to[16..], bounds.East);
        BinaryPrimitives.WriteDoubleLittleEndian(to[24..], bounds.South);
        BinaryPrimitives.WriteDoubleLittleEndian(to[32..], bounds.North);
        FootprintWkb.Write(corners, to[HeaderLength..]);
    }
}
