using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Output.Lists;

namespace RapidAI4EO.Stac.Computed;

/// <summary>
/// The assets of a collection's items as JSON, cut where they differ from item to item: at the sample in the middle of each href.
/// </summary>
internal sealed class AssetFragments
{
    /// <summary>Those of all assets of each collection, which any others are picked from: to make them takes longer than to write an item.</summary>
    private static readonly Lazy<AssetFragments>[] Whole =
        [.. CollectionKind.All.Select(kind => new Lazy<AssetFragments>(() => new AssetFragments(kind, AssetSelection.All.Of(kind))))];

    private readonly Dictionary<(Product Product, TimeStep? Step), int> _places;

    private AssetFragments(CollectionKind collection, IReadOnlyList<(Product Product, TimeStep? Step)> assets)
    {
        _places = PlacesOf(assets);
        var forms = assets.Select(asset => KeyForm.Of(asset.Product, asset.Step)).ToArray();
        Prefixes = Array.ConvertAll(forms, form => form.Prefix);
        Heads = [.. assets.Select(asset => Encoding.UTF8.GetBytes($"\"{asset.Product.AssetName(asset.Step)}\":{{\"href\":\""))];
        Tails = [.. assets.Select((asset, i) => Encoding.UTF8.GetBytes($"{forms[i].Suffix}\",{Members(collection, asset)}"))];
    }

    private AssetFragments(AssetFragments whole, IReadOnlyList<(Product Product, TimeStep? Step)> assets)
    {
        _places = PlacesOf(assets);
        Prefixes = [.. assets.Select(asset => whole.Prefixes[whole._places[asset]])];
        Heads = [.. assets.Select(asset => whole.Heads[whole._places[asset]])];
        Tails = [.. assets.Select(asset => whole.Tails[whole._places[asset]])];
    }

    /// <summary>The start of each key, which <see cref="KeyForm.Head"/> completes.</summary>
    public string[] Prefixes { get; }

    /// <summary>What stands before each href.</summary>
    public byte[][] Heads { get; }

    /// <summary>What stands behind the sample's id in each href, up to the asset's closing brace and without it.</summary>
    public byte[][] Tails { get; }

    /// <param name="collection">Whose.</param>
    /// <param name="assets">Some of the collection's, in the order of its items.</param>
    public static AssetFragments Of(CollectionKind collection, IReadOnlyList<(Product Product, TimeStep? Step)> assets)
    {
        var whole = Whole[collection.Index].Value;
        return assets.Count == whole.Heads.Length ? whole : new AssetFragments(whole, assets);
    }

    /// <summary>The place of an asset among these; negative where it is none of them.</summary>
    public int IndexOf(in AssetKey key) => _places.GetValueOrDefault((key.Product, key.Step), -1);

    private static Dictionary<(Product Product, TimeStep? Step), int> PlacesOf(IReadOnlyList<(Product Product, TimeStep? Step)> assets) =>
        assets.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    private static string Members(CollectionKind collection, (Product Product, TimeStep? Step) asset)
    {
        var members = ComputedJson.Fragment(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", collection.HasLabels ? ComputedJson.GeoJsonType : "image/tiff; application=geotiff");
            if (asset.Step is { } step) json.WriteString("datetime", ComputedJson.Time(step.Timestamp));
            ComputedJson.WriteStrings(json, "roles", AssetRoles.Of(asset.Product));
            if (asset.Product == Product.PlanetFusion)
            {
                // Known from the real chip. Of the other products no file has been seen.
                json.WriteString("data_type", "int16");
                json.WriteNumber("raster:scale", 0.0001m);
            }

            // The item describes each band once; an asset names those it has, in their order in the file.
            if (asset.Product != Product.PlanetFusionQuality && collection.Bands.Count > 0) WriteBandNames(json, collection);
            json.WriteEndObject();
        });
        return Encoding.UTF8.GetString(members.AsSpan(1, members.Length - 2));
    }

    private static void WriteBandNames(Utf8JsonWriter json, CollectionKind collection)
    {
        json.WriteStartArray("bands");
        foreach (var band in collection.Bands)
        {
            json.WriteStartObject();
            json.WriteString("name", band.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
