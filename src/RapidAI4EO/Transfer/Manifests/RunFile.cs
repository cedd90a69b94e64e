using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// What a run leaves behind for the next one, should it die: a file <c>.rapidai4eo/run-ID</c> in the destination, locked as long
/// as the run lives, with a slot for each worker that names the partial file it is writing. <see cref="AbandonedRuns"/> reads it.
/// </summary>
/// <remarks>
/// A worker writes its slot before its file. A slot is a line of UTF-8 in a field of fixed width, so that workers do not wait for
/// one another; what follows the line end is older. Behind the slots lies a reserve of space, so that the manifest can still be
/// written when the disk is full.
/// </remarks>
internal sealed class RunFile : IDisposable
{
    public const string FolderName = ".rapidai4eo";
    public const string Prefix = "run-";
    public const int MaxWorkers = 256;

    /// <summary>The slot of the run's own notice.</summary>
    public const int NoticeSlot = MaxWorkers;

    /// <summary>The slots of shards: one that is written, one that is being brought to disk.</summary>
    public const int FirstShardSlot = NoticeSlot + 1;

    public const int ShardSlots = 2;

    public const int SlotCount = FirstShardSlot + ShardSlots;

    /// <summary>Room for the longest key, the additions to its name and the line end.</summary>
    public const int SlotWidth = ObjectKey.MaxLength + 64;

    private const int ReserveAt = SlotCount * SlotWidth;
    private const int ReserveLength = 128 << 10;

    private readonly string _path;
    private readonly SafeFileHandle _handle;

    private RunFile(string id, string path, SafeFileHandle handle)
    {
        Id = id;
        _path = path;
        _handle = handle;
    }

    /// <summary>Twelve hexadecimal digits, part of the names of this run's partial files.</summary>
    public string Id { get; }

    /// <summary>Refuses a folder of run files that is a link, or whose manifest is one: what is written and tidied there would be elsewhere.</summary>
    /// <exception cref="DestinationException">It is.</exception>
    public static void RequireOwnFolder(string destination)
    {
        string[] folders = [Path.Combine(destination, FolderName), ManifestFolder.Of(destination)];
        if (Array.Find(folders, LinkFinder.IsLink) is { } link)
        {
            throw new DestinationException($"{link} is a link, and what a transfer writes and tidies there would be elsewhere. Put the folder itself in its place.");
        }
    }

    /// <exception cref="DestinationException">The destination cannot be written.</exception>
    public static RunFile Create(string destination)
    {
        RequireOwnFolder(destination);
        var folder = Path.Combine(destination, FolderName);
        try
        {
            for (var attempt = 0; attempt < 100; attempt++)
            {
                if (TryCreate(folder) is { } file) return file;
            }

            throw new IOException($"A run file cannot be kept in {folder}.");
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            var file = DestinationFaults.FileInTheWay(folder);
            throw new DestinationException(
                file is null ? DestinationFaults.Describe(e, destination) : $"{file} is a file; name a folder to write to.", e);
        }
    }

    /// <summary>Any of the destination's files: what is brought to disk for it is brought there for all.</summary>
    public SafeFileHandle Handle => _handle;

    /// <summary>Whether a run is under way in a destination.</summary>
    public static bool IsLive(string destination, string id)
    {
        var path = Path.Combine(destination, FolderName, Prefix + id);
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            return true;
        }
    }

    /// <summary>Whether a key would lie in the folder of run files, on systems that ignore case as well.</summary>
    public static bool IsFolderOf(string key) =>
        key.StartsWith(FolderName, StringComparison.OrdinalIgnoreCase) && (key.Length == FolderName.Length || key[FolderName.Length] == '/');

    /// <summary>The name of a partial file for a key; no two workers and no two runs share one.</summary>
    public string PartialOf(string key, int slot)
    {
        var name = key.LastIndexOf('/') + 1;
        return $"{key.AsSpan(0, name)}.{key.AsSpan(name)}{PartialEnding(Id, slot)}";
    }

    public static string PartialEnding(string id, int slot) => $".{id}-{slot}.part";

    /// <summary>Says which partial file, relative to the destination, the worker of this slot is about to write.</summary>
    public void Reserve(int slot, string partial)
    {
        Span<byte> line = stackalloc byte[SlotWidth];
        var length = Encoding.UTF8.GetBytes(partial, line);
        line[length++] = (byte)'\n';
        try
        {
            RandomAccess.Write(_handle, line[..length], (long)slot * SlotWidth);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw new DestinationException(DestinationFaults.Describe(e, Path.GetDirectoryName(_path)!), e);
        }
    }

    /// <summary>Gives the reserve of space back to the file system.</summary>
    public void ReleaseReserve()
    {
        try
        {
            RandomAccess.SetLength(_handle, ReserveAt);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // Whoever needs the space will see that it is not there.
        }
    }

    public void Dispose()
    {
        _handle.Dispose();
        Remove(_path);
    }

    /// <summary>Deletes a run file, and the folder of run files with the last of them.</summary>
    public static void Remove(string path)
    {
        if (LinkFinder.IsLink(Path.GetDirectoryName(path)!)) return;
        PartialFile.Delete(path);
        try
        {
            Directory.Delete(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // Another run's file is in it, or another run was quicker.
        }
    }

    private static RunFile? TryCreate(string folder)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var path = Path.Combine(folder, Prefix + id);
        SafeFileHandle handle;
        try
        {
            Directory.CreateDirectory(folder);
            handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException || DestinationFaults.IsOfAnother(e))
        {
            // Another run took its folder away as it ended, before our file or while the folder was made; or it was between our
            // creating and locking, and took us for dead, and may have deleted the file already.
            return null;
        }

        if (File.Exists(path))
        {
            TakeReserve(handle);
            return new RunFile(id, path, handle);
        }

        handle.Dispose();
        return null; // As above, and it has deleted the file already.
    }

    private static void TakeReserve(SafeFileHandle handle)
    {
        try
        {
            RandomAccess.Write(handle, new byte[ReserveLength], ReserveAt);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // A disk as full as that will say so soon enough.
        }
    }
}
