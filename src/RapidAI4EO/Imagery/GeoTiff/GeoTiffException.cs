namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>A file is no TIFF, is damaged, or is of a kind that is not read here. The message says which file, what is wrong and where in it.</summary>
public sealed class GeoTiffException : CorpusException
{
    public GeoTiffException(string name, string what, long? offset = null, Exception? innerException = null)
        : base(offset is { } at ? $"{name} cannot be read as a GeoTIFF: {what} (at byte {at})." : $"{name} cannot be read as a GeoTIFF: {what}.", innerException) =>
        Offset = offset;

    /// <summary>The byte of the file that the trouble is about; null where it is about none in particular.</summary>
    public long? Offset { get; }
}
