using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Merging;

/// <summary>Takes away what remains of a destination whose files are elsewhere now: notes, and folders that nothing is in.</summary>
internal static class EmptySource
{
    public static void Clear(string folder)
    {
        var notes = Path.Combine(folder, RunFile.FolderName);
        if (LinkFinder.IsLink(notes)) return;
        try
        {
            Directory.Delete(notes, recursive: true);
            PartialFile.Delete(Path.Combine(folder, LicenceNotice.FileName));
            RemoveEmpty(folder);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // Nothing of it is needed, and the next merge of it finds no files.
        }
    }

    private static void RemoveEmpty(string folder)
    {
        foreach (var inner in Directory.GetDirectories(folder))
        {
            if (!LinkFinder.IsLink(inner)) RemoveEmpty(inner);
        }

        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }
}
