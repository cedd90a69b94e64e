using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// What a destination holds: a line for each file that arrived, with its size and hash, where it came from and when. A line is
/// written only after the file it speaks of is on disk, so it is true after a crash and after a power failure as well.
/// </summary>
/// <remarks>
/// It is text, with tabs between the columns of <see cref="ManifestEntry"/>, packed with gzip; docs/transfer.md describes it, and
/// <c>zcat DIR/.rapidai4eo/manifest/*.tsv.gz</c> prints it. It only ever grows: of several lines about a key the last one counts.
/// </remarks>
public static class Manifest
{
    /// <summary>Whether a run has ever written one there.</summary>
    public static bool Exists(string destination) => ManifestFolder.Files(Path.GetFullPath(destination)).Length > 0;

    /// <summary>Reads all lines from the oldest to the newest, as they are enumerated. What is damaged or cut is left out.</summary>
    /// <exception cref="CorpusException">A file of the manifest cannot be read.</exception>
    public static IEnumerable<ManifestEntry> Read(string destination) => new ManifestReader(Path.GetFullPath(destination)).Entries();
}
