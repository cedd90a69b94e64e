using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Rows;

namespace RapidAI4EO.Stac.Computed;

/// <summary>Writes the properties of a collection's items. Not safe for use by many threads.</summary>
internal sealed class ItemProperties
{
    private readonly SampleIndex _index;
    private readonly CollectionKind _collection;
    private readonly ItemFields _fields;
    private readonly bool _hasAllClasses;
    private readonly bool[] _classes;
    private readonly ItemConstants _constants;
    private readonly ushort[] _counts = new ushort[ClcNomenclature.Count];
    private LandCoverReader _landCover;
    private int _last = -1;

    public ItemProperties(SampleIndex index, CollectionKind collection, ItemOptions options)
    {
        _index = index;
        _collection = collection;
        (_fields, _hasAllClasses) = (options.Fields, options.HasAllClasses);
        _constants = new ItemConstants(collection, _fields);
        _classes = [.. ClcNomenclature.Classes.Select(c => _fields.IncludesProperty(c.Property))];
        _landCover = new LandCoverReader(index);
    }

    public void Write(Utf8JsonWriter json, int ordinal, SampleId id, AssetTimes times)
    {
        json.WriteStartObject("properties"u8);
        if (_fields.IncludesProperty("title")) json.WriteString("title"u8, $"{_collection.Title} {id}");
        if (_fields.IncludesProperty("datetime")) json.WriteNull("datetime"u8);
        if (_fields.IncludesProperty("start_datetime")) json.WriteString("start_datetime"u8, ComputedJson.Time(times.Start));
        if (_fields.IncludesProperty("end_datetime")) json.WriteString("end_datetime"u8, ComputedJson.Time(times.End));
        WritePlace(json, id);
        if (_collection.PixelSize is { } pixel) WriteProjection(json, id, pixel);
        _constants.Write(json);
        WriteLandCover(json, ordinal);
        json.WriteEndObject();
    }

    private void WritePlace(Utf8JsonWriter json, SampleId id)
    {
        if (_fields.IncludesProperty("sample_id")) json.WriteString("sample_id"u8, id.ToString());
        if (_fields.IncludesProperty("zone")) json.WriteString("zone"u8, id.Zone.ToString());
        if (_fields.IncludesProperty("tile")) json.WriteString("tile"u8, id.Tile.PaddedName);
        if (_fields.IncludesProperty("row")) json.WriteNumber("row"u8, id.Row);
        if (_fields.IncludesProperty("column")) json.WriteNumber("column"u8, id.Column);
    }

    /// <summary>All images of an item have the same pixels, so their grid stands here once and not with each asset.</summary>
    private void WriteProjection(Utf8JsonWriter json, SampleId id, int pixel)
    {
        var bounds = id.Footprint.Bounds;
        if (_fields.IncludesProperty("proj:code")) json.WriteString("proj:code"u8, $"EPSG:{id.Zone.EpsgCode}");
        if (_fields.IncludesProperty("proj:bbox")) WriteNumbers(json, "proj:bbox"u8, [bounds.XMin, bounds.YMin, bounds.XMax, bounds.YMax]);
        if (_fields.IncludesProperty("proj:shape")) WriteNumbers(json, "proj:shape"u8, [Footprint.Size / pixel, Footprint.Size / pixel]);
        if (_fields.IncludesProperty("proj:transform")) WriteNumbers(json, "proj:transform"u8, [pixel, 0, bounds.XMin, 0, -pixel, bounds.YMax]);
    }

    /// <summary>The shares of the classes that are there, and where it is asked for zeros of the others.</summary>
    private void WriteLandCover(Utf8JsonWriter json, int ordinal)
    {
        // The reader goes forwards; whoever asks for items in another order pays for a new one.
        if (ordinal < _last) _landCover = new LandCoverReader(_index);
        _last = ordinal;
        _landCover.Read(ordinal, _counts);
        for (var c = 0; c < _counts.Length; c++)
        {
            if (!_classes[c] || (_counts[c] == 0 && !_hasAllClasses)) continue;
            json.WritePropertyName(ClcNomenclature.Classes[c].Property);
            json.WriteRawValue(_landCover.TextOf(ordinal, c, _counts[c]), skipInputValidation: true);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
