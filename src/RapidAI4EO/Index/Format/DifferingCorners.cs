using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Format;

/// <summary>The section of polygons that are not the ones computed from their ids, sorted by ordinal.</summary>
internal static class DifferingCorners
{
    public static bool TryFind(ReadOnlySpan<byte> section, int ordinal, out FootprintCorners corners)
    {
        int low = 0, high = (section.Length / IndexFormat.CornerRowLength) - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var row = section.Slice(middle * IndexFormat.CornerRowLength, IndexFormat.CornerRowLength);
            var found = BinaryPrimitives.ReadInt32LittleEndian(row);
            if (found == ordinal)
            {
                corners = MemoryMarshal.Read<FootprintCorners>(row[4..]);
                return true;
            }

            (low, high) = found < ordinal ? (middle + 1, high) : (low, middle - 1);
        }

        corners = default;
        return false;
    }

    /// <param name="rows">Sorted by ordinal.</param>
    public static byte[] Write(IReadOnlyList<(int Ordinal, FootprintCorners Corners)> rows)
    {
        var section = new byte[rows.Count * IndexFormat.CornerRowLength];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = section.AsSpan(i * IndexFormat.CornerRowLength);
            BinaryPrimitives.WriteInt32LittleEndian(row, rows[i].Ordinal);
            MemoryMarshal.Write(row[4..], rows[i].Corners);
        }

        return section;
    }
}
