using RapidAI4EO.Search.Output;
using RapidAI4EO.Storage;

namespace RapidAI4EO.Transfer;

/// <summary>
/// Hands a subset over to AzCopy: the file that its <c>--list-of-files</c> takes, which holds names relative to the source (it takes
/// URLs for names that do not exist), and the command that reads it.
/// </summary>
public static class AzCopyList
{
    /// <summary>Writes the names, one a line; the file appears under its name when it is whole.</summary>
    /// <exception cref="CorpusException">The file cannot be written.</exception>
    public static void Write(string path, AssetList assets, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(assets);
        path = Path.GetFullPath(path);
        var partial = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
        try
        {
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                assets.WriteLines(file, cancellationToken: token);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            PartialFile.Delete(partial);
            throw new CorpusException($"The list {path} cannot be written: {e.Message}", e);
        }
        catch
        {
            PartialFile.Delete(partial);
            throw;
        }
    }

    /// <summary>The command that fetches what a list names, for a shell. Signatures of the root are not in it.</summary>
    public static string Command(RootAddress root, string listPath, string destination)
    {
        ArgumentNullException.ThrowIfNull(root);
        return $"azcopy copy {Quoted(root.Address)} {Quoted(destination)} --list-of-files {Quoted(Path.GetFullPath(listPath))} --recursive";
    }

    private static string Quoted(string text) => OperatingSystem.IsWindows()
        ? $"\"{text}\""
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
