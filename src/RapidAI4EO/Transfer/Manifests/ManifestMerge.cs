using RapidAI4EO.Storage;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// Keeps the number of a manifest's files small: those of runs that have ended become one, block by block as they are, under the
/// name of the newest of them, which puts it in its right place in the order. Lost halfway, nothing is lost: at worst a line stands
/// twice.
/// </summary>
internal static class ManifestMerge
{
    private const int EnoughFiles = 32;

    /// <param name="destination">The folder.</param>
    /// <param name="runId">The run that does it: part of the temporary name.</param>
    /// <param name="disk">Brings the merged file to disk before the others go.</param>
    public static void MergeIfMany(string destination, string runId, DiskSync disk)
    {
        var files = ManifestFolder.Files(destination);
        if (files.Length < EnoughFiles) return;

        // A live run's file would grow after it was copied; what is newer must stay behind it.
        var ended = files.TakeWhile(file => !RunFile.IsLive(destination, ManifestFolder.RunIdOf(file))).ToArray();
        if (ended.Length < EnoughFiles) return;
        var merged = Path.Combine(ManifestFolder.Of(destination), $".{runId}.part");
        try
        {
            Copy(ended, merged);
            disk.Flush();
            File.Move(merged, ended[^1], overwrite: true);
            disk.Flush();
            foreach (var file in ended[..^1]) PartialFile.Delete(file);
        }
        catch (FileNotFoundException)
        {
            // Another run is at it.
            PartialFile.Delete(merged);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            PartialFile.Delete(merged);
            throw new DestinationException(DestinationFaults.Describe(e, ManifestFolder.Of(destination)), e);
        }
    }

    private static void Copy(string[] files, string merged)
    {
        var buffer = GzipBlock.NewPackedBuffer();
        using var output = new FileStream(merged, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 17);
        foreach (var file in files)
        {
            using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 17);

            // Each file has its header in a block of its own; one is enough.
            if (file != files[0]) GzipBlock.ReadPacked(input, buffer);
            for (var block = GzipBlock.ReadPacked(input, buffer); !block.IsEmpty; block = GzipBlock.ReadPacked(input, buffer))
            {
                output.Write(block.Span);
            }
        }

        FileFlush.ToDisk(output);
    }
}
