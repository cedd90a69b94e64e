using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files.Native;

namespace RapidAI4EO.Files;

/// <summary>
/// A file that has no name before it is complete (O_TMPFILE): a killed run leaves nothing of it, nobody can take it away, and the
/// folder is touched once a file. Making, locking and renaming a partial one costs ext4 twice the processor time.
/// </summary>
/// <param name="target">Its final name.</param>
/// <param name="named">A partial file for the same target: where the name is taken, or a file system has only files with names.</param>
[SupportedOSPlatform("linux")]
internal sealed class AnonymousTempFile(string target, Func<PartialFile> named) : IncomingFile
{
    private SafeFileHandle? _handle;
    private PartialFile? _fallback;

    /// <summary>Whether such files can be made and be given names.</summary>
    /// <param name="path">A name that is free; it is free again afterwards.</param>
    public static bool WorksAt(string path)
    {
        using var handle = LinuxCalls.OpenAnonymous(Path.GetDirectoryName(path)!);
        if (handle.IsInvalid || LinuxCalls.Link(handle, path) != 0) return false;
        PartialFile.Delete(path);
        return true;
    }

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (_handle is null && _fallback is null) Create();
            if (_fallback is not null) _fallback.Append(bytes);
            else LinuxCalls.WriteAll(_handle!, bytes);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, target);
        }
    }

    public override void Commit()
    {
        if (_fallback is null)
        {
            var error = LinuxCalls.Link(_handle!, target);
            if (error == 0) return;
            if (error == LinuxCalls.NoSuchFile) throw new FileVanishedException($"The folder of {target} vanished.");
            if (error != LinuxCalls.FileExists) throw DestinationFaults.Translate(LinuxCalls.Fault(error), target);
            _fallback = named();
            _fallback.Adopt(_handle!);
        }

        _fallback.Commit();
    }

    public override void Dispose()
    {
        _handle?.Dispose();
        _fallback?.Dispose();
    }

    private void Create()
    {
        var folder = Path.GetDirectoryName(target)!;
        var handle = LinuxCalls.OpenAnonymous(folder);
        if (handle.IsInvalid && LinuxCalls.LastError == LinuxCalls.NoSuchFile)
        {
            // Most files find their folder there, so it is made when it is missed.
            Directory.CreateDirectory(folder);
            handle.Dispose();
            handle = LinuxCalls.OpenAnonymous(folder);
        }

        if (!handle.IsInvalid)
        {
            _handle = handle;
            return;
        }

        // Whatever the reason is, a file with a name either does without or tells of it.
        handle.Dispose();
        _fallback = named();
    }
}
