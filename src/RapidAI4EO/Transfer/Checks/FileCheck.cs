using System.Buffers;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>Compares a file, or its part of a shard, with what the manifest says of it. May be used by many threads.</summary>
/// <param name="folder">The destination.</param>
/// <param name="onBytes">Told how many bytes were read, as they are.</param>
/// <param name="content">Looks into files too; null where nothing does.</param>
internal sealed class FileCheck(string folder, Action<int> onBytes, IContentCheck? content = null)
{
    /// <summary>A file that is to be looked into is held in memory, and no image of the corpus has a thousandth of this.</summary>
    private const int MaxContent = 256 << 20;

    private const int BufferSize = 256 << 10;
    private const string Ended = "It ended while it was read.";

    /// <param name="entry">One whose key and shard are sound.</param>
    /// <param name="token">Cancels, within a file too.</param>
    public FileVerdict Check(ManifestEntry entry, CancellationToken token)
    {
        var path = SafePath.FileOf(folder, entry);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return Absent(path, entry);
            if (FaultOfLength(entry, file.Length) is { } fault) return FileVerdict.Damaged(fault);
            if (entry.Shard is not null && FaultOfFrame(path, entry) is { } damage) return FileVerdict.Damaged(damage);
            using var hasher = entry.Hash is { } hash ? ContentHasher.Of(hash) : null;
            return content?.Knows(entry.Key) == true ? CheckContent(path, entry, hasher, content, token) : CheckHash(path, entry, hasher, token);
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

    private FileVerdict CheckHash(string path, ManifestEntry entry, ContentHasher? hasher, CancellationToken token)
    {
        if (hasher is null) return FileVerdict.Right(isHashed: false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            return ReadAll(path, entry, buffer, hasher, token) ? VerdictOf(entry, hasher) : FileVerdict.Damaged(Ended);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private FileVerdict CheckContent(string path, ManifestEntry entry, ContentHasher? hasher, IContentCheck check, CancellationToken token)
    {
        if (entry.Length > MaxContent) return FileVerdict.Damaged($"It has {entry.Length} bytes, and only files of up to {MaxContent} are looked into.");
        var buffer = ArrayPool<byte>.Shared.Rent((int)entry.Length);
        try
        {
            if (!ReadAll(path, entry, buffer.AsMemory(0, (int)entry.Length), hasher, token)) return FileVerdict.Damaged(Ended);
            var verdict = hasher is null ? FileVerdict.Right(isHashed: false) : VerdictOf(entry, hasher);
            if (verdict.Reason is not null || check.FindFault(entry.Key, buffer.AsMemory(0, (int)entry.Length)) is not { } fault) return verdict;
            return FileVerdict.Damaged(verdict.IsHashed ? $"It is as it arrived, but {char.ToLowerInvariant(fault[0])}{fault[1..]}" : fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileVerdict VerdictOf(ManifestEntry entry, ContentHasher hasher)
    {
        var found = hasher.Finish();
        return found == entry.Hash ? FileVerdict.Right(isHashed: true) : FileVerdict.Damaged($"Its hash is {found} where {entry.Hash} arrived.");
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

    private static string? FaultOfFrame(string path, ManifestEntry entry)
    {
        using var handle = Open(path);
        return ShardFrame.FindFault(handle, entry);
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

    /// <summary>Reads a file through a buffer, which has all of it afterwards if it is as long.</summary>
    /// <returns>False where the file is shorter than it was a moment ago.</returns>
    private bool ReadAll(string path, ManifestEntry entry, Memory<byte> buffer, ContentHasher? hasher, CancellationToken token)
    {
        // Not even opened when there is nothing to read: what has no length may be a pipe, and would never open.
        if (entry.Length == 0) return true;
        using var handle = Open(path);
        var isWhole = buffer.Length == entry.Length;
        for (long done = 0; done < entry.Length;)
        {
            token.ThrowIfCancellationRequested();
            var room = isWhole ? buffer.Span[(int)done..] : buffer.Span;
            var part = room[..(int)Math.Min(Math.Min(room.Length, BufferSize), entry.Length - done)];
            var read = RandomAccess.Read(handle, part, entry.Offset + done);
            if (read == 0) return false;
            hasher?.Append(part[..read]);
            onBytes(read);
            done += read;
        }

        return true;
    }
}
