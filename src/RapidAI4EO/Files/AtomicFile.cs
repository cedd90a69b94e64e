using RapidAI4EO.Corpus;
using RapidAI4EO.Files.Native;

namespace RapidAI4EO.Files;

/// <summary>A file that is there when it is whole and on disk, or not at all: it is written beside its name and then renamed over it.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file, in place of any that has its name, and makes its folder where there is none.</summary>
    /// <param name="path">Its name in the end.</param>
    /// <param name="title">What to call it, as in "The index".</param>
    /// <param name="write">
    /// Fills it. Others may open it meanwhile, by the stream's name: SQLite writes to names alone, and nothing through the stream then.
    /// </param>
    /// <returns>Its length in bytes.</returns>
    /// <exception cref="InvalidInputException">The name is that of a device, a pipe or a socket, which renaming would put an end to.</exception>
    /// <exception cref="CorpusException">It cannot be written.</exception>
    public static long Write(string path, string title, Action<FileStream> write)
    {
        var full = BehindLinks(path, title);
        if (FileKind.IsSpecial(path) || FileKind.IsSpecial(full))
        {
            throw new InvalidInputException($"{title} cannot go to {path}, which is a device, a pipe or a socket. Name a file.");
        }

        var directory = Path.GetDirectoryName(full)!;
        var draft = Path.Combine(directory, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(directory);
            long length;
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, 1 << 16))
            {
                write(file);
                FileFlush.ToDisk(file);
                length = file.Length;
            }

            File.Move(draft, full, overwrite: true);
            return length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(draft);
            var reason = e.Message.Replace(draft, path, StringComparison.Ordinal).TrimEnd('.');
            throw new CorpusException($"{title} {path} cannot be written: {reason}. Name another file, or make room.", e);
        }
        catch
        {
            Delete(draft);
            throw;
        }
    }

    /// <summary>A link stays, and what it leads to is replaced: /dev/stdout is one.</summary>
    private static string BehindLinks(string path, string title)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{title} {path} cannot be written: {e.Message.TrimEnd('.')}. Name another file.", e);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }
}
