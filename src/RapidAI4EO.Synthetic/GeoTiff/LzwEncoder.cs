using System.Buffers.Binary;

namespace RapidAI4EO.Synthetic.GeoTiff;

/// <summary>
/// LZW as TIFF has it (TIFF 6.0, section 13): codes of 9 to 12 bits, highest bit first, one bit wider a code earlier than need be, the
/// table cleared when code 4093 has been given out, as libtiff does.
/// </summary>
internal sealed class LzwEncoder
{
    private const int Clear = 256;
    private const int EndOfInformation = 257;
    private const int FirstFree = 258;
    private const int TableFull = 4094;
    private const int MinBits = 9;
    private const int SlotBits = 13;
    private const int CodeBits = 12;

    // A slot holds the prefix's code, the next byte and their code: 12, 8 and 12 bits. No such triple is 0, which marks a free slot.
    private readonly uint[] _table = new uint[1 << SlotBits];
    private byte[] _output = [];
    private int _length;
    private ulong _pending;
    private int _pendingBits;
    private int _bits;
    private int _free;

    /// <returns>The code stream, valid until the next call.</returns>
    public ReadOnlySpan<byte> Encode(ReadOnlySpan<byte> data)
    {
        Start(data.Length);
        var prefix = data.IsEmpty ? EndOfInformation : data[0];
        for (var i = 1; i < data.Length; i++)
        {
            prefix = Extend(prefix, data[i]);
        }

        if (!data.IsEmpty)
        {
            Put(prefix);
            Advance();
        }

        Put(EndOfInformation);
        Flush();
        return _output.AsSpan(0, _length);
    }

    private void Start(int dataLength)
    {
        // At worst every byte is a 12-bit code; the clear codes are in the margin.
        var needed = dataLength + (dataLength / 2) + (dataLength / 1000) + 16;
        _output = _output.Length >= needed ? _output : new byte[needed];
        (_length, _pending, _pendingBits, _bits) = (0, 0, 0, MinBits);
        Put(Clear);
        Forget();
    }

    /// <returns>The code of the prefix with the byte where the table has it; else the byte's, after writing the prefix and entering the pair.</returns>
    private int Extend(int prefix, byte next)
    {
        var pair = ((uint)prefix << 8) | next;
        // Fibonacci hashing; the table is at most half full, so runs are short.
        var slot = (pair * 2654435769u) >> (32 - SlotBits);
        while (_table[slot] != 0)
        {
            if (_table[slot] >> CodeBits == pair)
            {
                return (int)(_table[slot] & ((1 << CodeBits) - 1));
            }

            slot = (slot + 1) & ((1 << SlotBits) - 1);
        }

        Put(prefix);
        _table[slot] = (pair << CodeBits) | (uint)_free;
        Advance();
        return next;
    }

    /// <summary>Counts a code as given out: the next may need one more bit, or an empty table.</summary>
    private void Advance()
    {
        _free++;
        if (_free == TableFull)
        {
            Put(Clear);
            Forget();
        }
        else if (_free == 1 << _bits)
        {
            _bits++;
        }
    }

    private void Forget()
    {
        _free = FirstFree;
        _bits = MinBits;
        Array.Clear(_table);
    }

    private void Put(int code)
    {
        _pending = (_pending << _bits) | (uint)code;
        _pendingBits += _bits;
        if (_pendingBits >= 32)
        {
            _pendingBits -= 32;
            BinaryPrimitives.WriteUInt32BigEndian(_output.AsSpan(_length), (uint)(_pending >> _pendingBits));
            _length += 4;
        }
    }

    private void Flush()
    {
        for (; _pendingBits > 0; _pendingBits -= 8)
        {
            _output[_length++] = (byte)(_pendingBits >= 8 ? _pending >> (_pendingBits - 8) : _pending << (8 - _pendingBits));
        }
    }
}
