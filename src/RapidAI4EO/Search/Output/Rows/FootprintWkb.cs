using System.Buffers.Binary;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Output.Rows;

/// <summary>A footprint as well-known binary (OGC 06-103r4, clause 8): a little-endian polygon of one ring, longitude before latitude.</summary>
internal static class FootprintWkb
{
    /// <summary>Byte order, type, number of rings, number of points; then five points.</summary>
    public const int Length = 1 + 4 + 4 + 4 + (5 * 16);

    private const byte LittleEndian = 1;
    private const int Polygon = 3;

    public static void Write(in FootprintCorners corners, Span<byte> to)
    {
        to[0] = LittleEndian;
        BinaryPrimitives.WriteInt32LittleEndian(to[1..], Polygon);
        BinaryPrimitives.WriteInt32LittleEndian(to[5..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(to[9..], 5);
        to = to[13..];
        foreach (var vertex in (ReadOnlySpan<LonLat>)[corners.SouthEast, corners.NorthEast, corners.NorthWest, corners.SouthWest, corners.SouthEast])
        {
            BinaryPrimitives.WriteDoubleLittleEndian(to, vertex.Longitude);
            BinaryPrimitives.WriteDoubleLittleEndian(to[8..], vertex.Latitude);
            to = to[16..];
        }
    }
}
