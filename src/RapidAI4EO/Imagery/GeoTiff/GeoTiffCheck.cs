using System.Buffers;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Decodes a file to see whether it can be decoded, and keeps nothing of it.</summary>
public static class GeoTiffCheck
{
    /// <summary>What is wrong with a file, as a sentence; null where all its pixels can be had.</summary>
    public static string? FindFault(ReadOnlyMemory<byte> file, string name = "It", GeoTiffLimits? limits = null)
    {
        byte[]? pixels = null;
        try
        {
            var reader = GeoTiffReader.Open(file, name, limits);
            var window = new PixelWindow(0, 0, reader.Info.Width, reader.Info.Height);
            var length = reader.BytesOf(window, reader.Info.Bands);
            pixels = ArrayPool<byte>.Shared.Rent(length);
            reader.ReadBytes(pixels.AsSpan(0, length), window, reader.AllBands());
            return null;
        }
        catch (GeoTiffException e)
        {
            return e.Message;
        }
        finally
        {
            if (pixels is not null) ArrayPool<byte>.Shared.Return(pixels);
        }
    }
}
