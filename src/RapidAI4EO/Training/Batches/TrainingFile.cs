using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Local;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Training.Batches;

/// <summary>Files of a training set, with their faults as sentences.</summary>
internal static class TrainingFile
{
    /// <summary>The path of a file that a description names.</summary>
    /// <exception cref="CorpusException">It is not in the folder.</exception>
    public static string PathOf(string folder, string name) =>
        name.Length > 0 && name == Path.GetFileName(name) ? Path.Combine(folder, name) : throw Damaged(folder, $"its description names the file '{DisplayText.Text(name)}'");

    /// <exception cref="StorageException">It is not there, or may not be read.</exception>
    public static SafeFileHandle Open(string path) => LocalFile.Open(path);

    /// <summary>Null where there is no such file.</summary>
    /// <exception cref="StorageException">It may not be read.</exception>
    public static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return LocalFile.Open(path);
        }
        catch (StorageException e) when (e.Error == StorageError.NotFound)
        {
            return null;
        }
    }

    /// <summary>Fills the buffer from an offset on.</summary>
    /// <exception cref="CorpusException">The file ends before.</exception>
    public static void Fill(SafeFileHandle handle, string path, long offset, Span<byte> target)
    {
        if (LocalFile.Fill(handle, offset, target) < target.Length) throw Damaged(path, "it ends too early");
    }

    public static CorpusException Damaged(string path, string what, Exception? inner = null) =>
        new($"{path} is damaged: {what}. `rapidai4eo train verify` says what else is; an export into another folder makes it anew.", inner);
}
