using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Stac;

/// <summary>
/// Writes a static STAC 1.0.0 of samples as the corpus has it: a catalog, three product collections, in each a collection for every
/// zone and in that one for every tile, and the items. Links between the files are relative, so the tree can be moved and served
/// from anywhere. An item takes some 70 kB for Planet Fusion: meant for thousands of samples.
/// </summary>
/// <remarks>The published collections' <c>geoparquet-items</c> and the traceability manifests of Sentinel-2 are not made.</remarks>
public static class StaticStacWriter
{
    /// <summary>The folder below the root.</summary>
    public const string Folder = "stac-v1.0";

    /// <param name="samples">The samples to describe.</param>
    /// <param name="root">The folder below which <c>stac-v1.0</c> is made; existing files are replaced.</param>
    /// <param name="hrefRoot">
    /// The root that the assets' hrefs begin with, <c>https://host/rapidai4eo/</c>; null makes them relative to the items.
    /// </param>
    /// <param name="cancellationToken">Stops between two files; what is written stays.</param>
    public static void Write(IReadOnlyList<SampleId> samples, string root, Uri? hrefRoot = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var home = Path.Combine(root, Folder);
        var products = StacCollection.All.Select(c => new StacFolder(c, [], samples)).ToArray();
        var folders = products.SelectMany(p => p.Children.SelectMany(zone => zone.Children.Append(zone)).Append(p));
        Directory.CreateDirectory(home);
        File.WriteAllBytes(Path.Combine(home, "catalog.json"), CatalogDocument.Create(products));
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.ForEach(folders, options, folder => WriteFolder(folder, home, WithSlash(hrefRoot), cancellationToken));
    }

    private static void WriteFolder(StacFolder folder, string home, string? hrefRoot, CancellationToken cancellationToken)
    {
        var path = Path.Combine([home, .. folder.Path.Split('/')]);
        Directory.CreateDirectory(path);
        File.WriteAllBytes(Path.Combine(path, "collection.json"), CollectionDocument.Create(folder));
        if (!folder.IsTile)
        {
            return;
        }

        foreach (var sample in folder.Samples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllBytes(
                Path.Combine(path, $"{folder.Collection.ItemId(sample)}.json"), ItemDocument.Create(folder, sample, hrefRoot));
        }
    }

    private static string? WithSlash(Uri? root) => root is null ? null : root.AbsoluteUri.TrimEnd('/') + "/";
}
