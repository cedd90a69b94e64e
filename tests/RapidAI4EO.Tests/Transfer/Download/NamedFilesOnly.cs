using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>A disk whose files have names from their first byte on, as on network file systems.</summary>
internal sealed class NamedFilesOnly(SafeFileHandle file) : DiskSync
{
    private readonly DiskSync _disk = Of(file);

    public override bool FlushesSingly => _disk.FlushesSingly;

    public override bool TakesUnnamed(string path) => false;

    public override void Flush() => _disk.Flush();
}
