using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace RapidAI4EO.Storage;

/// <summary>A local folder, or anything mounted as one, that has the corpus's layout.</summary>
public sealed class FolderStore : IObjectStore
{
    private readonly string _folder;

    /// <exception cref="StorageException">The folder does not exist.</exception>
    public FolderStore(string folder)
    {
        _folder = Path.GetFullPath(folder);
        if (!Directory.Exists(_folder))
        {
            throw new StorageException(StorageError.NotFound, $"The root {_folder} is not an existing folder.");
        }
    }

    public string Name => _folder;

    public Task<ObjectContent> OpenAsync(string key, CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        var handle = OpenHandle(key, out var info);
        return Task.FromResult(new ObjectContent(info, new FileBody(handle, info.Key)));
    }

    public Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        token.ThrowIfCancellationRequested();
        using var handle = OpenHandle(key, out _);
        return Task.FromResult(Fill(handle, offset, buffer.Span));
    }

    public Task<ObjectInfo> StatAsync(string key, CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        var file = new FileInfo(PathOf(key));
        return file.Exists ? Task.FromResult(Describe(key, file)) : throw NotFound(file.FullName);
    }

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", [EnumeratorCancellation] CancellationToken token = default)
    {
        // Only the folder that the prefix leads into is walked.
        var parent = prefix[..(prefix.LastIndexOf('/') + 1)];
        var start = parent.Length == 0 ? _folder : PathOf(parent.TrimEnd('/'));
        if (!Directory.Exists(start)) yield break;
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        foreach (var file in new DirectoryInfo(start).EnumerateFiles("*", options))
        {
            token.ThrowIfCancellationRequested();
            var key = Path.GetRelativePath(_folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (key.StartsWith(prefix, StringComparison.Ordinal) && ObjectKey.FindFault(key) is null) yield return Describe(key, file);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    public void Dispose()
    {
    }

    private static ObjectInfo Describe(string key, FileInfo file) => new(key, file.Length) { LastModified = file.LastWriteTimeUtc };

    private static StorageException NotFound(string path) => new(StorageError.NotFound, $"{path} does not exist.");

    private static int Fill(SafeFileHandle handle, long offset, Span<byte> buffer)
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

    private string PathOf(string key) => Path.Combine(_folder, ObjectKey.Validate(key).Replace('/', Path.DirectorySeparatorChar));

    private SafeFileHandle OpenHandle(string key, out ObjectInfo info)
    {
        var path = PathOf(key);
        try
        {
            // Open to others' renaming and deleting: a download into this folder may replace the file meanwhile.
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            info = new ObjectInfo(key, RandomAccess.GetLength(handle)) { LastModified = File.GetLastWriteTimeUtc(handle) };
            return handle;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate(e, path);
        }
    }

    private static StorageException Translate(Exception e, string path) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => NotFound(path),
        UnauthorizedAccessException when Directory.Exists(path) => new(StorageError.NotFound, $"{path} is a folder, not a file."),
        UnauthorizedAccessException => new(StorageError.Forbidden, $"{path} may not be read by this user.", e),
        _ => new(StorageError.Unavailable, $"{path} cannot be read: {e.Message}", e),
    };
}
