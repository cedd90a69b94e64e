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
    private const int SlotBits = 14;
    private const int PairBits = 20;

    // A slot holds the generation of the table, the prefix's code and the next byte; a clear starts a generation and touches no slot.
    private readonly uint[] _pairs = new uint[1 << SlotBits];
    private readonly ushort[] _codes = new ushort[1 << SlotBits];
    private uint _generation;
    private byte[] _output = [];
    private int _length;
    private uint _pending;
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
        var pair = (_generation << PairBits) | ((uint)prefix << 8) | next;
        // Fibonacci hashing; the table is at most a quarter full, so runs are short.
        var slot = (pair * 2654435769u) >> (32 - SlotBits);
        while (_pairs[slot] >> PairBits == _generation)
        {
            if (_pairs[slot] == pair)
            {
                return _codes[slot];
            }

            slot = (slot + 1) & ((1 << SlotBits) - 1);
        }

        Put(prefix);
        _pairs[slot] = pair;
        _codes[slot] = (ushort)_free;
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
        _generation++;
        if (_generation == 1u << (32 - PairBits))
        {
            Array.Clear(_pairs);
            _generation = 1;
        }
    }

    private void Put(int code)
    {
        _pending = (_pending << _bits) | (uint)code;
        _pendingBits += _bits;
        while (_pendingBits >= 8)
        {
            _pendingBits -= 8;
            _output[_length++] = (byte)(_pending >> _pendingBits);
        }
    }

    private void Flush()
    {
        if (_pendingBits > 0)
        {
            _output[_length++] = (byte)(_pending << (8 - _pendingBits));
        }
    }
}
