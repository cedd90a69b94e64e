using System.Buffers.Binary;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Tests.Imagery;

/// <summary>Small chips that need no file: uncompressed TIFFs of 16 bits, written here by the letter of TIFF 6.0.</summary>
internal static class TestChips
{
    /// <summary>A chip of these samples, the bands of each pixel side by side.</summary>
    public static Chip Of(AssetKey? key, int width, int bands, params short[] samples) =>
        Chip.Decode(File(width, bands, samples), "test.tif", key);

    public static byte[] File(int width, int bands, params short[] samples)
    {
        (ushort Tag, ushort Type, int Value)[] entries =
        [
            (256, 3, width), (257, 3, samples.Length / bands / width), (258, 3, 16), (259, 3, 1), (273, 4, 8), (277, 3, bands),
            (279, 4, 2 * samples.Length), (339, 3, 2),
        ];
        var file = new MemoryStream();
        file.Write("II*\0"u8);
        file.Write(BitConverter.GetBytes(8 + (2 * samples.Length)));
        foreach (var sample in samples) file.Write(BitConverter.GetBytes(sample));
        file.Write(BitConverter.GetBytes((ushort)entries.Length));
        var entry = new byte[12];
        foreach (var (tag, type, value) in entries)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), type);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), 1);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), value);
            file.Write(entry);
        }

        file.Write(new byte[4]);
        return file.ToArray();
    }
}
