using System.Numerics;
using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>Leaves out what a quality chip does not call observed; docs/chips.md says what is assumed.</summary>
public static class QualityMask
{
    /// <summary>Makes NaN of every pixel whose first quality band is not 0.</summary>
    /// <exception cref="CorpusException">The two chips have different sizes.</exception>
    public static void Apply(Chip quality, Chip chip, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentNullException.ThrowIfNull(chip);
        if ((quality.Pixels.Width, quality.Pixels.Height) != (chip.Pixels.Width, chip.Pixels.Height))
        {
            throw new CorpusException(
                $"{quality.Name} has {quality.Pixels.Width} x {quality.Pixels.Height} pixels and cannot mask {chip.Name}, which has {chip.Pixels.Width} x {chip.Pixels.Height}.");
        }

        var keep = new byte[values.Length];
        Read(quality.Pixels.Bytes.Span, quality.Pixels.Type, keep);
        for (var i = 0; i < keep.Length; i++)
        {
            if (keep[i] == 0) values[i] = float.NaN;
        }
    }

    /// <summary>Sets 1 for each pixel that counts, and 0 for each other.</summary>
    /// <param name="quality">The quality chip's samples, those of its first band first.</param>
    /// <param name="type">How they are stored.</param>
    /// <param name="keep">As long as a band.</param>
    public static void Read(ReadOnlySpan<byte> quality, SampleType type, Span<byte> keep)
    {
        switch (type)
        {
            case SampleType.UInt8 or SampleType.Int8: Read<byte>(quality, keep); break;
            case SampleType.UInt16 or SampleType.Int16: Read<ushort>(quality, keep); break;
            case SampleType.UInt32 or SampleType.Int32: Read<uint>(quality, keep); break;
            case SampleType.Float32: Read<float>(quality, keep); break;
            default: Read<double>(quality, keep); break;
        }
    }

    private static void Read<T>(ReadOnlySpan<byte> quality, Span<byte> keep)
        where T : unmanaged, INumberBase<T>
    {
        var first = MemoryMarshal.Cast<byte, T>(quality)[..keep.Length];
        for (var i = 0; i < first.Length; i++) keep[i] = T.IsZero(first[i]) ? (byte)1 : (byte)0;
    }
}
