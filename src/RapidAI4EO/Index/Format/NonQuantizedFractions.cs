using System.Buffers.Binary;
using System.Text;

namespace RapidAI4EO.Index.Format;

/// <summary>The shares that are no multiple of 1/40000, with their published decimals. The corpus is not known to have any.</summary>
internal sealed class NonQuantizedFractions
{
    private const int HeadLength = 6;

    private readonly Dictionary<(int Ordinal, int Class), string> _texts = [];

    public int Count => _texts.Count;

    /// <summary>True where all shares are multiples of 1/40000.</summary>
    public bool IsEmpty => _texts.Count == 0;

    /// <summary>Where they are.</summary>
    public IEnumerable<(int Ordinal, int Class)> Places => _texts.Keys;

    /// <summary>The published decimals of a share that is marked as odd in the posting list.</summary>
    public string TextOf(int ordinal, int classIndex) => _texts[(ordinal, classIndex)];

    public Rational ValueOf(int ordinal, int classIndex) =>
        Rational.TryParse(TextOf(ordinal, classIndex), out var value) ? value : Rational.Zero;

    public bool Has(int ordinal, int classIndex) => _texts.ContainsKey((ordinal, classIndex));

    /// <summary>The fault of a section, as the end of a sentence; null where <see cref="Read"/> takes it and every text is a share.</summary>
    public static string? FindFault(ReadOnlySpan<byte> section, int samples, int classes)
    {
        while (!section.IsEmpty)
        {
            if (section.Length < HeadLength || section.Length < HeadLength + section[5]) return "ends in the middle of a share";
            var ordinal = BinaryPrimitives.ReadInt32LittleEndian(section);
            if (ordinal < 0 || ordinal >= samples || section[4] >= classes) return "has a share of a sample or a class that there is not";
            var text = Encoding.ASCII.GetString(section.Slice(HeadLength, section[5]));
            if (!Rational.TryParse(text, out var value) || value.CompareTo(Rational.Zero) < 0 || value.ToDouble() > 1) return "has a share that is not between 0 and 1";
            section = section[(HeadLength + section[5])..];
        }

        return null;
    }

    public static NonQuantizedFractions Read(ReadOnlySpan<byte> section)
    {
        var shares = new NonQuantizedFractions();
        while (!section.IsEmpty)
        {
            var length = section[5];
            shares._texts[(BinaryPrimitives.ReadInt32LittleEndian(section), section[4])] = Encoding.ASCII.GetString(section.Slice(HeadLength, length));
            section = section[(HeadLength + length)..];
        }

        return shares;
    }

    public static byte[] Write(IEnumerable<(int Ordinal, int Class, string Text)> shares)
    {
        using var section = new MemoryStream();
        Span<byte> ordinal = stackalloc byte[4];
        foreach (var share in shares)
        {
            BinaryPrimitives.WriteInt32LittleEndian(ordinal, share.Ordinal);
            section.Write(ordinal);
            section.WriteByte((byte)share.Class);
            section.WriteByte((byte)share.Text.Length);
            section.Write(Encoding.ASCII.GetBytes(share.Text));
        }

        return section.ToArray();
    }
}
