using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Output.Lists;

/// <summary>
/// The key of an asset of any sample, taken apart at the sample's id, so that a page of many keys can be made without printing
/// each one.
/// </summary>
internal readonly record struct KeyForm
{
    private const string Folder = "{0}";

    private KeyForm(string prefix, string suffix) => (Prefix, Suffix) = (prefix, suffix);

    /// <summary>What stands before the id, with a mark for zone and tile: the same for all assets below one folder.</summary>
    public string Prefix { get; }

    /// <summary>What stands behind the id: <c>/PF-SR/2018-01-03.tif</c>, <c>.geojson</c>.</summary>
    public string Suffix { get; }

    public static KeyForm Of(Product product, TimeStep? step)
    {
        // Any id will do: the key is asked for its own form rather than built a second time here.
        var id = new SampleId(new Tile(new UtmZone(33), 15, 200), 1, 1);
        var key = new AssetKey(id, product, step).ToString();
        var at = key.IndexOf(id.ToString(), StringComparison.Ordinal);
        var prefix = key[..at].Replace($"{id.Zone}/{id.Tile.Name}", Folder, StringComparison.Ordinal);
        return new KeyForm(prefix, key[(at + id.ToString().Length)..]);
    }

    /// <summary>The key's start for a sample, its id included.</summary>
    public static string Head(string prefix, SampleId id) =>
        prefix.Replace(Folder, $"{id.Zone}/{id.Tile.Name}", StringComparison.Ordinal) + id;
}
