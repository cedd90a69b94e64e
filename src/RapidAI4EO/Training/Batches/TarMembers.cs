using System.Formats.Tar;
using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Training.Batches;

/// <summary>Where the files of a tar lie in it.</summary>
internal static class TarMembers
{
    /// <summary>Reads the heads alone: the stream is sought from one to the next.</summary>
    /// <returns>Each file's name and where its bytes start, in the tar's order.</returns>
    /// <exception cref="CorpusException">It is no tar, or cut.</exception>
    public static List<(string Name, long Start, long Length)> Read(string path)
    {
        using var stream = new FileStream(TrainingFile.Open(path), FileAccess.Read, bufferSize: 1024);
        var members = new List<(string, long, long)>();
        try
        {
            using var tar = new TarReader(stream);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
                if (entry.DataOffset + entry.Length > stream.Length) throw TrainingFile.Damaged(path, $"{DisplayText.Text(entry.Name)} in it is cut");
                members.Add((entry.Name, entry.DataOffset, entry.Length));
            }
        }
        catch (Exception e) when (e is EndOfStreamException || TarDamage.Is(e))
        {
            throw TrainingFile.Damaged(path, "it is no tar that can be read", e);
        }

        return members;
    }
}
