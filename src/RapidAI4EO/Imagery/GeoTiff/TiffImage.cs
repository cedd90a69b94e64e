namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>An image of a file beside its first.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="IsOverview">The first image, smaller.</param>
/// <param name="IsMask">Which pixels of another are valid.</param>
public sealed record TiffImage(int Width, int Height, bool IsOverview, bool IsMask)
{
    private const long ReducedResolution = 1;
    private const long Mask = 4;

    /// <summary>Follows the directories as far as they can be followed.</summary>
    internal static IReadOnlyList<TiffImage> ReadAll(TiffBytes file, TiffHeader header, long at, GeoTiffLimits limits, out string? fault)
    {
        var images = new List<TiffImage>();
        var seen = new HashSet<long> { header.FirstDirectory };
        fault = null;
        try
        {
            while (at != 0)
            {
                if (!seen.Add(at)) throw new GeoTiffException(file.Name, "the directories behind its first go in a circle", at);
                if (seen.Count > limits.MaxImages) throw new GeoTiffException(file.Name, $"it has more than {limits.MaxImages} images", at);
                var directory = TiffDirectory.Read(file, header, at, limits) ?? throw new InvalidOperationException("The file is not in memory.");
                images.Add(Of(directory));
                at = directory.Next;
            }
        }
        catch (GeoTiffException e)
        {
            fault = e.What;
        }

        return images;
    }

    private static TiffImage Of(TiffDirectory directory)
    {
        var kind = directory.Number(TiffTag.NewSubfileType, 0);
        return new TiffImage(Size(directory, TiffTag.ImageWidth), Size(directory, TiffTag.ImageLength), (kind & ReducedResolution) != 0, (kind & Mask) != 0);
    }

    private static int Size(TiffDirectory directory, TiffTag tag) => (int)Math.Min(int.MaxValue, directory.Number(tag));
}
