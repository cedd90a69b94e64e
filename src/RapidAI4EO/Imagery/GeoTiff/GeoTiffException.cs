using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>A file is no TIFF, is damaged, or is of a kind that is not read here. The message says which file, what is wrong and where in it.</summary>
public sealed class GeoTiffException : CorpusException
{
    public GeoTiffException(string name, string what, long? offset = null, Exception? innerException = null)
        : base(offset is { } at ? $"{name} cannot be read as a GeoTIFF: {what} (at byte {at})." : $"{name} cannot be read as a GeoTIFF: {what}.", innerException) =>
        (What, Offset) = (offset is { } place ? $"{what} (at byte {place})" : what, offset);

    /// <summary>What is wrong and where, as the end of a sentence.</summary>
    public string What { get; }

    /// <summary>The byte of the file that the trouble is about; null where it is about none in particular.</summary>
    public long? Offset { get; }
}
