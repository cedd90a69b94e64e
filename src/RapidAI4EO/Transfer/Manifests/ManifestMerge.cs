using RapidAI4EO.Files;

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
        var ended = files.TakeWhile(file => !LinkFinder.IsLink(file) && !RunFile.IsLive(destination, ManifestFolder.RunIdOf(file))).ToArray();
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
        using var output = new FileStream(merged, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 17);
        foreach (var file in files)
        {
            using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 17);
            var (start, end) = RangeOf(input, file == files[0]);
            input.Position = start;
            CopyBytes(input, output, end - start);
        }

        FileFlush.ToDisk(output);
    }

    /// <summary>All but a cut end: what is damaged goes along, so that it is told of until it is known to be made good.</summary>
    private static (long Start, long End) RangeOf(FileStream input, bool isFirst)
    {
        var blocks = new ManifestBlocks(input, () => false);
        var start = 0L;
        for (var isHead = true; blocks.MoveNext(); isHead = false)
        {
            // Each file has its header in a block of its own; one is enough.
            if (isHead && !isFirst && blocks.Text.SequenceEqual(ManifestLine.Header)) start = blocks.End;
        }

        return (start, blocks.CutAt is > 0 and var cut ? cut : input.Length);
    }

    private static void CopyBytes(FileStream input, FileStream output, long count)
    {
        var buffer = new byte[1 << 16];
        while (count > 0)
        {
            var read = input.Read(buffer.AsSpan(0, (int)Math.Min(count, buffer.Length)));
            if (read == 0) return;
            output.Write(buffer.AsSpan(0, read));
            count -= read;
        }
    }
}
