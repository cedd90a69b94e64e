using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// What all features of a file have in common, learnt from one that was read token by token: the bytes between the id and the
/// ten numbers of the ring. A feature that has the very same bytes there is read several times as fast; one that has not is
/// left to the token reader, so that nothing depends on how a file is written.
/// </summary>
internal sealed class FeatureTemplate
{
    /// <summary>The id and the coordinates of five vertices.</summary>
    private const int Slots = 11;

    private readonly byte[][] _literals;
    private readonly int _idSlot;

    private FeatureTemplate(byte[][] literals, int idSlot) => (_literals, _idSlot) = (literals, idSlot);

    /// <param name="feature">The bytes of a feature and of the comma and spaces before it.</param>
    /// <param name="slots">Where in them the contents of the id and the numbers start and end, in their order.</param>
    /// <param name="idSlot">Which of the slots is the id's.</param>
    /// <returns>Null where the feature cannot serve as a template.</returns>
    public static FeatureTemplate? Learn(ReadOnlySpan<byte> feature, IReadOnlyList<(int Start, int End)> slots, int idSlot)
    {
        if (slots.Count != Slots || idSlot < 0)
        {
            return null;
        }

        var literals = new byte[Slots + 1][];
        var at = 0;
        for (var i = 0; i < Slots; i++)
        {
            literals[i] = feature[at..slots[i].Start].ToArray();
            at = slots[i].End;
        }

        literals[Slots] = feature[at..].ToArray();
        return new FeatureTemplate(literals, idSlot);
    }

    /// <summary>Reads a feature that looks like the template.</summary>
    /// <param name="text">Text that starts behind the feature before.</param>
    /// <param name="id">The id.</param>
    /// <param name="ring">Ten numbers.</param>
    /// <returns>The bytes read, or 0 where the text looks different, ends too soon, or its id is none.</returns>
    public int TryRead(ReadOnlySpan<byte> text, out SampleId id, Span<double> ring)
    {
        id = default;
        var at = 0;
        var number = 0;
        for (var slot = 0; slot <= Slots; slot++)
        {
            var literal = _literals[slot];
            if (!text[at..].StartsWith(literal))
            {
                return 0;
            }

            at += literal.Length;
            if (slot == Slots)
            {
                break;
            }

            var length = slot == _idSlot ? ReadId(text[at..], out id) : DecimalNumber.TryRead(text[at..], out ring[number++]);
            if (length == 0)
            {
                return 0;
            }

            at += length;
        }

        return at;
    }

    private static int ReadId(ReadOnlySpan<byte> text, out SampleId id)
    {
        id = default;
        var length = text[..Math.Min(text.Length, SampleId.MaxLength + 1)].IndexOf((byte)'"');
        return length > 0 && SampleId.TryParse(text[..length], out id) ? length : 0;
    }
}
