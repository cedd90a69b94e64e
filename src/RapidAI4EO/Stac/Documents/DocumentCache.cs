using System.Security.Cryptography;
using System.Text;

namespace RapidAI4EO.Stac.Documents;

/// <summary>
/// Documents of the web that were read before, each in a file named after the hash of its URL. A file comes into being whole, so
/// any number of programs may use one folder; one that was damaged since is as good as none.
/// </summary>
/// <param name="folder">Made when it is first written to.</param>
internal sealed class DocumentCache(string folder)
{
    /// <summary>Why the cache cannot be written, after the first time that it could not; it is read all the same.</summary>
    public string? Fault { get; private set; }

    /// <returns>Null where the document is not there, or damaged, or longer than is allowed.</returns>
    public CachedDocument? Find(DocumentAddress address, int maxLength)
    {
        try
        {
            var path = PathOf(address);
            return File.Exists(path) ? CacheFile.Read(File.ReadAllBytes(path), maxLength) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    public void Keep(DocumentAddress address, CachedDocument document)
    {
        if (Fault is not null) return;
        var path = PathOf(address);
        var partial = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
        try
        {
            Write(partial, CacheFile.Write(document));
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && !HasFileInTheWay())
        {
            // Someone clears the cache at this moment: this document is not kept, the next one will be.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fault = $"The cache {folder} cannot be written ({e.Message}), so what was read will be fetched again the next time.";
            TryDelete(partial);
        }
    }

    private static void Write(string path, byte[] file)
    {
        try
        {
            File.WriteAllBytes(path, file);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            // Of 256 folders nearly all are there already. Where another thread makes this one meanwhile, it is the file that is said to be missing.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file);
        }
    }

    private bool HasFileInTheWay()
    {
        var at = folder;
        while (!string.IsNullOrEmpty(at) && !Directory.Exists(at) && !File.Exists(at)) at = Path.GetDirectoryName(at);
        return File.Exists(at);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>A signature changes with every day that a link was signed on, and the document does not.</summary>
    private string PathOf(DocumentAddress address)
    {
        var url = address.Uri.Query.Contains("sig=", StringComparison.OrdinalIgnoreCase)
            ? address.Uri.GetLeftPart(UriPartial.Path)
            : address.Uri.AbsoluteUri;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));
        return Path.Combine(folder, name[..2], name[2..] + RapidAI4EO.Index.Cache.CacheFolder.DocumentExtension);
    }
}
