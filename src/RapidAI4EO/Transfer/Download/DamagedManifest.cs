using System.Formats.Tar;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Transfer.Download;

/// <summary>
/// Puts empty blocks in the place of those that cannot be read, once every file in the destination has a line in another: nobody can tell what
/// stood in a bad one, but then nothing that is here needs it, and nobody has to be warned of it any more.
/// </summary>
/// <remarks>A block is overwritten where it is, and with as many bytes: whoever reads or merges the file at the same time finds the one or the other.</remarks>
internal static class DamagedManifest
{
    /// <param name="folder">The destination.</param>
    /// <param name="token">Cancels.</param>
    public static void Mend(string folder, CancellationToken token)
    {
        try
        {
            var known = KnownFiles.Load(folder, token);
            if (known.DamagedBlocks == 0 || !IsCovered(folder, known, token)) return;
            foreach (var file in ManifestFolder.Files(folder))
            {
                if (!LinkFinder.IsLink(file) && !RunFile.IsLive(folder, ManifestFolder.RunIdOf(file))) Mend(file);
            }
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e) || e is CorpusException)
        {
            // It stays as it is, and is told of as before.
        }
    }

    private static void Mend(string file)
    {
        List<(long Start, long End)> ranges;
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            var blocks = new ManifestBlocks(stream, () => false);
            while (blocks.MoveNext())
            {
            }

            ranges = blocks.DamagedRanges;
        }

        if (ranges.Count == 0) return;
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        foreach (var (start, end) in ranges.Where(range => range.End - range.Start is >= GzipBlock.LeastEmpty and <= GzipBlock.MaxLength))
        {
            var empty = new byte[end - start];
            GzipBlock.FillEmpty(empty);
            RandomAccess.Write(handle, empty, start);
        }

        FileFlush.ToDisk(handle);
    }

    private static bool IsCovered(string folder, KnownFiles known, CancellationToken token)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            token.ThrowIfCancellationRequested();
            var key = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (RunFile.IsFolderOf(key) || key == LicenceNotice.FileName) continue;
            var isCovered = known.HasShard(key) ? MembersOf(path).All(member => known.ContainsInShard(member)) : known.Contains(key, new FileInfo(path).Length);
            if (!isCovered) return false;
        }

        return true;
    }

    /// <summary>The keys in a shard; its heads alone are read.</summary>
    private static List<string> MembersOf(string path)
    {
        var members = new List<string>();
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1024);
            using var tar = new TarReader(stream);
            while (tar.GetNextEntry() is { } member) members.Add(ShardMember.KeyOf(member.Name));
            return members;
        }
        catch (Exception e) when (TarDamage.Is(e))
        {
            throw new IOException($"{path} is no tar that can be read.", e);
        }
    }
}
