using System.Globalization;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files.Native;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Local;

/// <summary>Files of this machine, with their faults put as a store puts them.</summary>
internal static class LocalFile
{
    /// <exception cref="StorageException">It cannot be opened, or is a pipe, a socket or a device.</exception>
    public static SafeFileHandle Open(string path)
    {
        if (FileKind.IsSpecial(path))
        {
            throw new StorageException(StorageError.Refused, $"{path} is a device, a pipe or a socket, not a file. Save what comes from it in a file first.");
        }

        try
        {
            // Open to others' renaming and deleting: a download into this folder may replace the file meanwhile.
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate(e, path);
        }
    }

    /// <summary>Fills the buffer from an offset on, as far as the file goes.</summary>
    public static int Fill(SafeFileHandle handle, long offset, Span<byte> buffer)
    {
        try
        {
            int filled = 0, read = 1;
            while (filled < buffer.Length && read > 0)
            {
                read = RandomAccess.Read(handle, buffer[filled..], offset + filled);
                filled += read;
            }

            return filled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageError.Unavailable, $"A file of the root cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="StorageException">It cannot be read, or is longer than <paramref name="maxLength"/> bytes.</exception>
    public static byte[] ReadAll(string path, int maxLength)
    {
        using var handle = Open(path);
        var length = RandomAccess.GetLength(handle);
        if (length > maxLength)
        {
            throw new StorageException(StorageError.Refused, string.Create(CultureInfo.InvariantCulture, $"{path} is longer than {maxLength:N0} bytes, the most that a document may have here."));
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        Array.Resize(ref bytes, Fill(handle, 0, bytes));
        return bytes;
    }

    public static StorageException NotFound(string path) => new(StorageError.NotFound, $"{path} does not exist.");

    private static StorageException Translate(Exception e, string path) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => NotFound(path),
        UnauthorizedAccessException when Directory.Exists(path) => new(StorageError.NotFound, $"{path} is a folder, not a file."),
        UnauthorizedAccessException => new(StorageError.Forbidden, $"{path} may not be read by this user.", e),
        _ => new(StorageError.Unavailable, $"{path} cannot be read: {e.Message}", e),
    };
}
