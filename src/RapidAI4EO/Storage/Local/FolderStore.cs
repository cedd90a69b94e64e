using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Local;

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
        return Task.FromResult(LocalFile.Fill(handle, offset, buffer.Span));
    }

    public Task<ObjectInfo> StatAsync(string key, CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        var file = new FileInfo(PathOf(key));
        return file.Exists ? Task.FromResult(Describe(key, file)) : throw LocalFile.NotFound(file.FullName);
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
            if (!key.StartsWith(prefix, StringComparison.Ordinal) || ObjectKey.FindFault(key) is not null) continue;
            // Another program may have deleted it since it was listed.
            if (file.Exists) yield return Describe(key, file);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    public void Dispose()
    {
    }

    private static ObjectInfo Describe(string key, FileInfo file) => new(key, file.Length) { LastModified = file.LastWriteTimeUtc };

    private string PathOf(string key) => Path.Combine(_folder, ObjectKey.Validate(key).Replace('/', Path.DirectorySeparatorChar));

    private SafeFileHandle OpenHandle(string key, out ObjectInfo info)
    {
        var path = PathOf(key);
        var handle = LocalFile.Open(path);
        info = new ObjectInfo(key, RandomAccess.GetLength(handle)) { LastModified = File.GetLastWriteTimeUtc(handle) };
        return handle;
    }
}
