using System.Buffers.Binary;
using System.Text;

namespace RapidAI4EO.Index;

/// <summary>The shares that are no multiple of 1/40000, with their published decimals. The corpus is not known to have any.</summary>
internal sealed class OddShares
{
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

    public static OddShares Read(ReadOnlySpan<byte> section)
    {
        var shares = new OddShares();
        while (!section.IsEmpty)
        {
            var length = section[5];
            shares._texts[(BinaryPrimitives.ReadInt32LittleEndian(section), section[4])] = Encoding.ASCII.GetString(section.Slice(6, length));
            section = section[(6 + length)..];
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
