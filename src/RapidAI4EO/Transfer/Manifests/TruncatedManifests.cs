using RapidAI4EO.Files;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// Tidies up what killed runs left of a line at the end of their manifests, so that a verification does not speak of it for ever. What
/// is no manifest at all is put aside under another name.
/// </summary>
internal static class TruncatedManifests
{
    private const string Aside = ".unreadable";

    /// <param name="destination">The folder.</param>
    /// <param name="cut">Files, and how many of their bytes are whole. Those of live runs are left alone: they are being written.</param>
    public static void Tidy(string destination, IReadOnlyDictionary<string, long> cut)
    {
        foreach (var (file, whole) in cut)
        {
            if (LinkFinder.IsLink(file) || RunFile.IsLive(destination, ManifestFolder.RunIdOf(file))) continue;
            try
            {
                if (whole == 0) File.Move(file, file + Aside, overwrite: true);
                else Shorten(file, whole);
            }
            catch (Exception e) when (DestinationFaults.IsLocal(e))
            {
                // It can be read as it is; the next run tries again.
            }
        }
    }

    private static void Shorten(string file, long length)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        RandomAccess.SetLength(handle, length);
    }
}
