using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace RapidAI4EO.Imagery.Npy;

/// <summary>What stands before the numbers of a NumPy file, in the format 1.0 of numpy.lib.format: C order, little-endian.</summary>
public static class NpyHead
{
    // The head's length is a multiple of this, so that the numbers are aligned when the file is mapped.
    private const int Alignment = 64;
    private const int PreambleLength = 10;

    /// <param name="type">Numpy's name of the type, as <c>&lt;i2</c>.</param>
    /// <param name="shape">The array's sizes.</param>
    /// <param name="leastLength">Bytes that the head has at least, for one that is to take the place of another.</param>
    public static byte[] Make(string type, ReadOnlySpan<long> shape, int leastLength = 0)
    {
        var sizes = new StringBuilder();
        foreach (var size in shape) sizes.Append(CultureInfo.InvariantCulture, $"{size}, ");
        // One size alone keeps its comma, as a tuple of Python has it.
        var tuple = shape.Length == 1 ? sizes.ToString(0, sizes.Length - 1) : sizes.ToString(0, Math.Max(0, sizes.Length - 2));
        var text = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({tuple}), }}";
        var length = Math.Max((PreambleLength + text.Length + Alignment) / Alignment * Alignment, leastLength);
        var head = new byte[length];
        ((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8, 1, 0]).CopyTo(head);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(8), (ushort)(length - PreambleLength));
        head.AsSpan(PreambleLength).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, head.AsSpan(PreambleLength));
        head[^1] = (byte)'\n';
        return head;
    }
}
