using System.Buffers;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>Compares a file, or its part of a shard, with what the manifest says of it. May be used by many threads.</summary>
/// <param name="folder">The destination.</param>
/// <param name="onBytes">Told how many bytes were read, as they are.</param>
internal sealed class FileCheck(string folder, Action<int> onBytes)
{
    private const int BufferSize = 256 << 10;

    /// <param name="entry">One whose key and shard are sound.</param>
    /// <param name="token">Cancels, within a file too.</param>
    public FileVerdict Check(ManifestEntry entry, CancellationToken token)
    {
        var path = CheckedFolder.FileOf(folder, entry);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return Absent(path, entry);
            if (FaultOfLength(entry, file.Length) is { } fault) return FileVerdict.Damaged(fault);
            using var hasher = entry.Hash is { } hash ? ContentHasher.Of(hash) : null;
            if (hasher is null) return FileVerdict.Right(isHashed: false);
            if (!ReadAll(path, entry, hasher, token)) return FileVerdict.Damaged("It ended while it was read.");
            var found = hasher.Finish();
            return found == entry.Hash ? FileVerdict.Right(isHashed: true) : FileVerdict.Damaged($"Its hash is {found} where {entry.Hash} arrived.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Missing(entry);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            return FileVerdict.Damaged(e is UnauthorizedAccessException ? "It may not be read by this user." : $"It cannot be read: {e.Message}");
        }
    }

    private static string? FaultOfLength(ManifestEntry entry, long length)
    {
        if (entry.Shard is not null)
        {
            // Written so that numbers from a stranger's manifest do not overflow.
            return entry.Offset > length || entry.Length > length - entry.Offset ? $"The shard {entry.Shard} ends before it does." : null;
        }

        return length == entry.Length ? null : $"It has {length} bytes where {entry.Length} arrived.";
    }

    private static FileVerdict Absent(string path, ManifestEntry entry)
    {
        // Throws where the file cannot be looked for.
        return (File.GetAttributes(path) & FileAttributes.Directory) != 0
            ? FileVerdict.Damaged("A folder stands where the file belongs.")
            : Missing(entry);
    }

    private static FileVerdict Missing(ManifestEntry entry) =>
        FileVerdict.Missing(entry.Shard is null ? "It is not there." : $"The shard {entry.Shard} is not there.");

    private static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    /// <returns>False where the file is shorter than it was a moment ago.</returns>
    private bool ReadAll(string path, ManifestEntry entry, ContentHasher hasher, CancellationToken token)
    {
        // Not even opened when there is nothing to read: what has no length may be a pipe, and would never open.
        if (entry.Length == 0) return true;
        using var handle = Open(path);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (long done = 0; done < entry.Length;)
            {
                token.ThrowIfCancellationRequested();
                var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, entry.Length - done));
                var read = RandomAccess.Read(handle, part, entry.Offset + done);
                if (read == 0) return false;
                hasher.Append(part[..read]);
                onBytes(read);
                done += read;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
