using System.Buffers;
using System.Text;

namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>
/// Turns lines of UTF-8 into a JSON array of strings, an element a line, as they pass: a list of 152 million needs no more memory than
/// one of ten. <see cref="End"/> ends the array.
/// </summary>
internal sealed class JsonArrayStream(Stream inner) : WriteOnlyStream
{
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(i => (byte)i)]);

    private readonly BufferedStream _output = new(inner, 1 << 17);
    private bool _isInLine;
    private bool _hasLines;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (!_isInLine)
            {
                _output.Write(_hasLines ? ",\n\""u8 : "[\n\""u8);
                (_hasLines, _isInLine) = (true, true);
            }

            var at = buffer.IndexOfAny(Special);
            if (at < 0)
            {
                _output.Write(buffer);
                return;
            }

            _output.Write(buffer[..at]);
            WriteSpecial(buffer[at]);
            buffer = buffer[(at + 1)..];
        }
    }

    public override void Flush()
    {
        // The array is not whole before its end.
    }

    /// <summary>Ends the array. Disposing does not, since it also happens where the list broke off.</summary>
    public void End()
    {
        _output.Write(_hasLines ? "\n]\n"u8 : "[]\n"u8);
        _output.Flush();
    }

    private void WriteSpecial(byte value)
    {
        switch (value)
        {
            case (byte)'\n':
                _output.WriteByte((byte)'"');
                _isInLine = false;
                break;
            case (byte)'"' or (byte)'\\':
                _output.Write([(byte)'\\', value]);
                break;
            default:
                _output.Write(Encoding.ASCII.GetBytes($"\\u{value:x4}"));
                break;
        }
    }
}
