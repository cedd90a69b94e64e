using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>A kind of values: how they are stored and compared.</summary>
/// <param name="Type">How they are stored.</param>
/// <param name="IsText">Whether their bytes are UTF-8.</param>
/// <param name="Order">For the smallest and largest of a column, in the order that the format gives to the type; null where they have none.</param>
/// <param name="Write">Writes one, plainly encoded; a byte array without its length.</param>
internal sealed record ParquetValues<T>(ParquetType Type, bool IsText, IComparer<T>? Order, Action<T, IBufferWriter<byte>> Write);

/// <summary>The usual kinds.</summary>
internal static class ParquetValues
{
    /// <summary>None of them may be NaN, which has no place in an order.</summary>
    public static ParquetValues<double> Doubles { get; } = new(ParquetType.Double, false, Comparer<double>.Default, (value, to) =>
    {
        BinaryPrimitives.WriteDoubleLittleEndian(to.GetSpan(sizeof(double)), value);
        to.Advance(sizeof(double));
    });

    public static ParquetValues<int> Integers { get; } = new(ParquetType.Int32, false, Comparer<int>.Default, (value, to) =>
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), value);
        to.Advance(sizeof(int));
    });

    /// <summary>ASCII: for other texts the order would have to be that of their UTF-8.</summary>
    public static ParquetValues<string> Texts { get; } = new(
        ParquetType.ByteArray, true, StringComparer.Ordinal, (value, to) => Encoding.ASCII.GetBytes(value, to));
}
