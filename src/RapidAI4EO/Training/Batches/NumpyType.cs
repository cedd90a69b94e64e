using System.Globalization;
using System.Runtime.CompilerServices;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>The type of an array's elements as NumPy and Zarr write it, <c>&lt;i2</c>: byte order, kind, bytes. Little-endian alone is read.</summary>
public readonly record struct NumpyType
{
    // A character of NumPy's texts is a code point of four bytes.
    private const int CharacterBytes = 4;

    // Kind and size of each number; texts have any length.
    private const string Numbers = "b1 i1 u1 i2 u2 i4 u4 i8 u8 f4 f8";

    private NumpyType(string text, int size) => (Text, Size) = (text, size);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Bytes of an element.</summary>
    public int Size { get; }

    public bool IsSigned => Text[1] == 'i';

    public bool IsFloat => Text[1] == 'f';

    /// <summary>Whether elements are texts of a fixed length, in UTF-32 and filled up with zeros.</summary>
    public bool IsText => Text[1] == 'U';

    /// <exception cref="CorpusException">It is a type that is not read here: big-endian, an object, a structure.</exception>
    public static NumpyType Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var size = 0;
        var isSized = text.Length > 2 && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out size);
        return isSized && text[0] is '<' or '|' && IsKnown(text[1..], size, text[0])
            ? new NumpyType(text, text[1] == 'U' ? size * CharacterBytes : size)
            : throw new CorpusException($"Elements of the type '{DisplayText.Text(text)}' are not read here; little-endian numbers and texts are.");
    }

    /// <summary>Whether elements are a .NET type's; a boolean is a <see cref="byte"/>, 0 or 1.</summary>
    public bool Is<T>()
        where T : unmanaged =>
        Text[1..] == NameOf<T>() || (typeof(T) == typeof(byte) && Text[1] == 'b');

    public override string ToString() => Text;

    private static bool IsKnown(string name, int size, char order) =>
        name[0] == 'U' ? order == '<' && size is > 0 and <= 1 << 16 : Numbers.Split(' ').Contains(name) && (order == '<' || size == 1);

    private static string NameOf<T>()
    {
        var kind = typeof(T) == typeof(float) || typeof(T) == typeof(double) ? 'f'
            : typeof(T) == typeof(byte) || typeof(T) == typeof(ushort) || typeof(T) == typeof(uint) || typeof(T) == typeof(ulong) ? 'u'
            : typeof(T) == typeof(sbyte) || typeof(T) == typeof(short) || typeof(T) == typeof(int) || typeof(T) == typeof(long) ? 'i'
            : '?';
        return kind + Unsafe.SizeOf<T>().ToString(CultureInfo.InvariantCulture);
    }
}
