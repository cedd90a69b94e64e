using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Verify;

/// <summary>Decodes every image that a verification meets.</summary>
internal sealed class ImageCheck : IContentCheck
{
    public bool Knows(string key) => key.EndsWith(".tif", StringComparison.OrdinalIgnoreCase) || key.EndsWith(".tiff", StringComparison.OrdinalIgnoreCase);

    public string? FindFault(string key, ReadOnlyMemory<byte> content) => GeoTiffCheck.FindFault(content);
}
