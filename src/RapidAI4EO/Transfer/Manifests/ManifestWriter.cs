using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>Appends to a run's own file of a manifest. One thread at a time.</summary>
/// <param name="path">The file; it comes into being with <see cref="Create"/>.</param>
/// <param name="freeSpace">Called once when the disk is full, to make some room.</param>
internal sealed class ManifestWriter(string path, Action freeSpace) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MemoryStream _packed = new();
    private SafeFileHandle? _handle;
    private long _length;
    private bool _hasLines;

    /// <summary>Brings to disk what lines speak of, and the name of this file with it, and only then appends the lines.</summary>
    /// <exception cref="DestinationException">They could not be written; a later reader sees some of them or none, never half of one.</exception>
    public void Commit(ReadOnlySpan<byte> lines, DiskSync disk)
    {
        Create();
        disk.Flush();
        Append(lines);
    }

    /// <summary>
    /// Makes the file where that has not happened. It is made before the first file arrives, from any thread: where a file system takes
    /// no more files, those that took the last places would else stay without lines.
    /// </summary>
    /// <exception cref="DestinationException">It cannot be made.</exception>
    public void Create()
    {
        lock (_lock) CreateOnce();
    }

    private void CreateOnce()
    {
        if (_handle is not null) return;
        RequireRunFolder();
        try
        {
            _handle = MakeFile();
            GzipBlock.Write(ManifestLine.Header, _packed);
            Write();
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw Fault(e);
        }
    }

    /// <summary>Appends whole lines; when this returns they are on disk.</summary>
    /// <exception cref="DestinationException">They could not be written; a later reader sees some of them or none, never half of one.</exception>
    public void Append(ReadOnlySpan<byte> lines)
    {
        Create();

        // A file that was deleted or moved takes lines without a complaint: they would be lost, or speak of files that are elsewhere.
        if (!File.Exists(path)) throw Vanished();
        try
        {
            while (!lines.IsEmpty)
            {
                var block = lines.Length <= GzipBlock.MaxText ? lines : lines[..(lines[..GzipBlock.MaxText].LastIndexOf((byte)'\n') + 1)];
                GzipBlock.Write(block, _packed);
                lines = lines[block.Length..];
            }

            Write();
            FileFlush.ToDisk(_handle!);
            _hasLines = true;
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw Fault(e);
        }
    }

    /// <summary>A file without lines does not stay.</summary>
    public void Dispose()
    {
        if (_handle is null) return;
        _handle.Dispose();
        if (_hasLines) return;
        PartialFile.Delete(path);
        try
        {
            Directory.Delete(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // Other runs have theirs in it.
        }
    }

    /// <summary>Another run that brought nothing may take the folder away between its making and the file's.</summary>
    private SafeFileHandle MakeFile()
    {
        const int Attempts = 10;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
            catch (DirectoryNotFoundException) when (attempt < Attempts && Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(path))))
            {
            }
        }
    }

    private void Write()
    {
        var packed = _packed.GetBuffer().AsSpan(0, (int)_packed.Length);
        try
        {
            RandomAccess.Write(_handle!, packed, _length);
        }
        catch (IOException e) when (DestinationFaults.IsDiskFull(e))
        {
            // What is on disk deserves its lines all the more now.
            freeSpace();
            RandomAccess.Write(_handle!, packed, _length);
        }

        _length += packed.Length;
        _packed.SetLength(0);
    }

    /// <summary>A run's own folder is made before its first file arrives, so it is not to be made again: that would hide that all is gone.</summary>
    private void RequireRunFolder()
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(path)))) throw Vanished();
    }

    private DestinationException Vanished() => new(
        $"{Path.GetDirectoryName(path)} was deleted or moved during the run, so nobody knows what is there now. Run again when the folder stays where it is.");

    private DestinationException Fault(Exception e) => new(DestinationFaults.Describe(e, Path.GetDirectoryName(path)!), e);
}
