namespace RapidAI4EO.Geometry;

/// <summary>The files of the folder Data, which travel inside the assembly.</summary>
internal static class EmbeddedData
{
    public static Stream Open(string name) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream($"RapidAI4EO.Geometry.Data.{name}")
        ?? throw new InvalidOperationException($"The assembly was built without {name}.");

    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
