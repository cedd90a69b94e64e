using System.Buffers;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Rows;

namespace RapidAI4EO.Stac.Computed;

/// <summary>
/// Writes the items of one collection from the index, as STAC 1.1.0, straight as UTF-8. Fastest where samples come in ascending
/// order. Not safe for use by many threads: each has its own.
/// </summary>
public sealed class ItemWriter : IDisposable
{
    private readonly SampleIndex _index;
    private readonly ItemOptions _options;
    private readonly AssetTimes _times;
    private readonly ItemProperties _properties;
    private readonly byte[] _extensions;
    private readonly List<CollectionKind> _related;
    private readonly Utf8JsonWriter _json = new(Stream.Null, ComputedJson.Options);

    /// <summary>Null until assets are written.</summary>
    private AssetPage? _page;

    /// <param name="index">Where the samples are.</param>
    /// <param name="collection">Which items; <see cref="ItemOptions.Assets"/> must have assets of it.</param>
    /// <param name="options">How they are written.</param>
    public ItemWriter(SampleIndex index, CollectionKind collection, ItemOptions options)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(options);
        _index = index;
        _options = options;
        Collection = collection;
        var assets = options.Assets.Of(collection);
        _times = AssetTimes.Of(assets.Select(asset => asset.Step));
        _properties = new ItemProperties(index, collection, options);
        // Labels first, as in the published items.
        _related = [.. options.Assets.Collections.Where(kind => kind != collection).OrderBy(kind => kind.Id, StringComparer.Ordinal)];
        _extensions = ComputedJson.Fragment(WriteExtensions);
    }

    public CollectionKind Collection { get; }

    private AssetPage Page => _page ??= new AssetPage(AssetFragments.Of(Collection, (_options.Shown ?? _options.Assets).Of(Collection)), _options.HrefRoot);

    /// <summary>Writes the item of a sample.</summary>
    public void Write(int ordinal, IBufferWriter<byte> output)
    {
        var id = _index.IdOf(ordinal);
        Write(ordinal, id, _times, _related, _options.Fields.Includes("assets") ? Page.Of(id) : [], output);
    }

    /// <summary>Writes the item of a sample with those assets only whose files are here.</summary>
    /// <param name="ordinal">The sample.</param>
    /// <param name="files">The sample's files, of all collections; those of this one are at least one.</param>
    /// <param name="output">Where to.</param>
    public void Write(int ordinal, IReadOnlyList<AssetFile> files, IBufferWriter<byte> output)
    {
        var id = _index.IdOf(ordinal);
        var own = files.Where(file => Collection.Products.Contains(file.Key.Product)).ToList();
        List<CollectionKind> related = [.. _related.Where(kind => files.Any(file => kind.Products.Contains(file.Key.Product)))];
        Write(ordinal, id, AssetTimes.Of(own.Select(file => file.Key.Step)), related, Page.Of(id, own), output);
    }

    public void Dispose() => _json.Dispose();

    private void Write(
        int ordinal, SampleId id, AssetTimes times, List<CollectionKind> related, ReadOnlySpan<byte> assets, IBufferWriter<byte> output)
    {
        _json.Reset(output);
        _json.WriteStartObject();
        ComputedJson.WriteHead(_json, "Feature"u8, Collection.ItemId(id));
        WriteRaw("stac_extensions", _extensions);
        var corners = _index.PublishedCorners(ordinal);
        if (_options.Fields.Includes("geometry")) FootprintJson.WriteGeometry(_json, corners);
        if (_options.Fields.Includes("bbox"))
        {
            _json.WritePropertyName("bbox"u8);
            ComputedJson.WriteBounds(_json, corners.Bounds);
        }

        if (_options.Fields.Includes("properties")) _properties.Write(_json, ordinal, id, times);
        if (_options.Fields.Includes("links"))
        {
            ItemLinks.Write(_json, CatalogNode.OfItem(Collection, _index.FolderOf(ordinal), id), related, _options.Links);
        }

        WriteRaw("assets", assets);
        if (_options.Fields.Includes("collection")) _json.WriteString("collection"u8, Collection.Id);
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteRaw(string name, ReadOnlySpan<byte> value)
    {
        if (!_options.Fields.Includes(name)) return;
        _json.WritePropertyName(name);
        _json.WriteRawValue(value, skipInputValidation: true);
    }

    private void WriteExtensions(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        string[] extensions = Collection.HasLabels ? [ComputedJson.Label] : [ComputedJson.Projection, ComputedJson.Eo, ComputedJson.Raster];
        foreach (var extension in extensions) json.WriteStringValue(extension);
        if (_options.HasFileFacts) json.WriteStringValue(ComputedJson.File);
        json.WriteEndArray();
    }
}
