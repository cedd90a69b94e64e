namespace RapidAI4EO.Cli;

/// <summary>Writes a result into a file that the caller named.</summary>
internal static class OutputFile
{
    /// <exception cref="CorpusException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, byte[] content, CancellationToken token)
    {
        try
        {
            await File.WriteAllBytesAsync(path, content, token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be written: {e.Message}", e);
        }
    }
}
