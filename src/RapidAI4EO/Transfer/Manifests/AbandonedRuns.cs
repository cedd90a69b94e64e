using System.Text;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// Tidies up after runs that were killed: the partial files named by run files that nobody holds, then those files. A live run's
/// file is locked and is left alone, with all that it names.
/// </summary>
internal static class AbandonedRuns
{
    public static void Clear(string destination)
    {
        var folder = Path.Combine(destination, RunFile.FolderName);
        foreach (var path in RunFilesIn(folder))
        {
            if (OpenIfDead(path) is not { } dead) continue;

            // Held until it is gone: a run that has made its file and not locked it yet would else go on without it.
            using (dead)
            {
                foreach (var partial in PartialsIn(Read(dead), destination, Path.GetFileName(path)[RunFile.Prefix.Length..]))
                {
                    PartialFile.Delete(partial);
                }
            }

            RunFile.Remove(path);
        }
    }

    private static string[] RunFilesIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, RunFile.Prefix + "*");
        }
        catch (DirectoryNotFoundException)
        {
            return []; // None yet, or another run has just ended and taken its folder away.
        }
    }

    /// <summary>The run file, which goes when it is closed: not before, so that a death between leaves the work to the next run.</summary>
    private static SafeFileHandle? OpenIfDead(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            return null;
        }
    }

    private static byte[] Read(SafeFileHandle file)
    {
        try
        {
            var slots = new byte[Math.Min(RandomAccess.GetLength(file), RunFile.SlotCount * RunFile.SlotWidth)];
            var length = RandomAccess.Read(file, slots, 0);
            return slots[..length];
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            return [];
        }
    }

    private static IEnumerable<string> PartialsIn(byte[] slots, string destination, string id)
    {
        var below = Path.TrimEndingDirectorySeparator(destination) + Path.DirectorySeparatorChar;
        for (var slot = 0; slot * RunFile.SlotWidth < slots.Length; slot++)
        {
            var field = slots.AsSpan(slot * RunFile.SlotWidth);
            field = field[..Math.Min(field.Length, RunFile.SlotWidth)];
            var end = field.IndexOf((byte)'\n');
            if (end <= 0 || field[..end].Contains((byte)0)) continue;

            // The file may come from anywhere: nothing but a partial file of that run below this folder is ever deleted.
            var path = Path.GetFullPath(Path.Combine(destination, Encoding.UTF8.GetString(field[..end]).Replace('/', Path.DirectorySeparatorChar)));
            var isOurs = path.StartsWith(below, StringComparison.Ordinal)
                && Path.GetFileName(path).StartsWith('.')
                && path.EndsWith(RunFile.PartialEnding(id, slot), StringComparison.Ordinal)
                && !LinkFinder.IsOnTheWay(destination, Path.GetRelativePath(destination, path));
            if (isOurs) yield return path;
        }
    }
}
