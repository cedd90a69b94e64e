using System.Buffers;
using System.Text;

namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>
/// Writes structs in Thrift's compact protocol, as far as Parquet's headers need it. A field is told by its number, which must grow
/// within a struct.
/// </summary>
internal sealed class ThriftWriter
{
    private const int Int32Type = 5;
    private const int Int64Type = 6;
    private const int BinaryType = 8;
    private const int ListType = 9;
    private const int StructType = 12;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Stack<int> _outer = new();
    private int _field;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>Begins a struct that is an element of a list, or the outermost.</summary>
    public void Begin()
    {
        _outer.Push(_field);
        _field = 0;
    }

    /// <summary>Begins a struct that is a field of another.</summary>
    public void Begin(int field)
    {
        Field(field, StructType);
        Begin();
    }

    public void End()
    {
        Put(0);
        _field = _outer.Pop();
    }

    public void Int32(int field, int value)
    {
        Field(field, Int32Type);
        Integer(value);
    }

    public void Int64(int field, long value)
    {
        Field(field, Int64Type);
        Integer(value);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Field(field, BinaryType);
        Binary(value);
    }

    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Begins a list of structs, each of which <see cref="Begin()"/> begins.</summary>
    public void Structs(int field, int count) => List(field, count, StructType);

    public void Integers(int field, IReadOnlyList<int> values)
    {
        List(field, values.Count, Int32Type);
        foreach (var value in values)
        {
            Integer(value);
        }
    }

    public void Texts(int field, IReadOnlyList<string> values)
    {
        List(field, values.Count, BinaryType);
        foreach (var value in values)
        {
            Binary(Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>Seven bits a byte, the lowest first; the eighth says that more follow.</summary>
    public static void WriteVarint(ulong value, IBufferWriter<byte> to)
    {
        var span = to.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        to.Advance(length);
    }

    private void List(int field, int count, int elementType)
    {
        Field(field, ListType);
        if (count < 15)
        {
            Put((byte)((count << 4) | elementType));
            return;
        }

        Put((byte)(0xF0 | elementType));
        WriteVarint((ulong)count, _bytes);
    }

    /// <summary>Parquet's field numbers are small and grow by less than 16, so the short form is enough.</summary>
    private void Field(int field, int type)
    {
        Put((byte)(((field - _field) << 4) | type));
        _field = field;
    }

    /// <summary>Zigzag: the sign goes into the lowest bit.</summary>
    private void Integer(long value) => WriteVarint((ulong)((value << 1) ^ (value >> 63)), _bytes);

    private void Binary(ReadOnlySpan<byte> value)
    {
        WriteVarint((ulong)value.Length, _bytes);
        _bytes.Write(value);
    }

    private void Put(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
