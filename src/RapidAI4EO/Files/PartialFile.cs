using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files.Native;

namespace RapidAI4EO.Files;

/// <summary>
/// A file on its way to its final name: it comes into being with its first bytes, is renamed when it is complete, and is deleted
/// when it is disposed of before.
/// </summary>
/// <remarks>
/// Writes are synchronous: they go to the page cache, where a hand-over to another thread costs more than the copy.
/// </remarks>
/// <param name="path">Its name until then.</param>
/// <param name="target">Its final name.</param>
/// <param name="flushes">Whether its bytes are brought to disk before it gets that name, where nobody does it for many at once.</param>
internal sealed class PartialFile(string path, string target, bool flushes = false) : IncomingFile
{
    private SafeFileHandle? _handle;
    private long _length;
    private bool _exists;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _handle ??= Create();
            RandomAccess.Write(_handle, bytes, _length);
            _length += bytes.Length;
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, target);
        }
    }

    public override void Commit()
    {
        try
        {
            if (flushes && _handle is not null) FileFlush.ToDisk(_handle);
            _handle?.Dispose();
            File.Move(path, target, overwrite: true);
            _exists = false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Someone tidied it away, or a run on a file system without locks took this one for dead. Fetching again heals both.
            throw new FileVanishedException($"The partial file {path} vanished.", e);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, target);
        }
    }

    /// <summary>Takes over a file that is complete and has no name yet.</summary>
    /// <param name="file">Stays the caller's.</param>
    [SupportedOSPlatform("linux")]
    public void Adopt(SafeFileHandle file)
    {
        var error = LinuxCalls.Link(file, path);
        if (error != 0) throw DestinationFaults.Translate(LinuxCalls.Fault(error), target);
        _exists = true;
    }

    public override void Dispose()
    {
        _handle?.Dispose();
        if (_exists) Delete(path);
    }

    /// <summary>Deletes where that is possible: on the way out there is a better error to report, or none.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
        }
    }

    private SafeFileHandle Create()
    {
        try
        {
            return Open();
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            // Most files find their folder there, so it is made when it is missed, and again should it vanish. Which of the two
            // exceptions comes depends on whether another worker has made it in the meantime.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return Open();
        }
    }

    private SafeFileHandle Open()
    {
        var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        _exists = true;
        return handle;
    }
}
