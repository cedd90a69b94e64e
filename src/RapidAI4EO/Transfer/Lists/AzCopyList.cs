using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Transfer.Lists;

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
        AtomicFile.Write(path, "The list", file => assets.WriteLines(file, cancellationToken: token));
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
