using System.IO.Compression;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>The bytes of an area's file, unpacked where they are gzipped, whatever the file's name says.</summary>
internal static class AreaFile
{
    /// <exception cref="InvalidInputException">There is no such file, or it cannot be read, or it is empty.</exception>
    public static ReadOnlyMemory<byte> Read(string path, string source)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidInputException($"{source} is a directory. Name a file in it.");
        }

        if (!File.Exists(path))
        {
            throw new InvalidInputException(
                $"There is no file '{source}', and it is not WKT either. "
                + "Give a file of GeoJSON or TopoJSON, or WKT such as POLYGON((...)).");
        }

        var bytes = ReadAll(path, source);
        return bytes.Length > 0 ? bytes : throw new InvalidInputException($"{source} is empty. Give a file of GeoJSON, TopoJSON or WKT.");
    }

    private static byte[] ReadAll(string path, string source)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes is [0x1F, 0x8B, ..] ? Unzip(bytes) : bytes;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidInputException($"{source} is a damaged gzip file ({e.Message}). Fetch or pack it again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{source} cannot be read: {e.Message}", e);
        }
    }

    private static byte[] Unzip(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
