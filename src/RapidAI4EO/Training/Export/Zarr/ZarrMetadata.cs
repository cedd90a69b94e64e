using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RapidAI4EO.Imagery.Npy;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Tables;

namespace RapidAI4EO.Training.Export.Zarr;

/// <summary>
/// The documents of a Zarr group of version 2 (zarr-specs, "Zarr storage specification version 2"), with the dimension names by which xarray
/// reads one, and all of them once more in <c>.zmetadata</c>, so that opening a group takes one request.
/// </summary>
internal sealed class ZarrMetadata(ExportFinalizer end)
{
    private const int Version = 2;

    private readonly List<(string Name, byte[] Document)> _documents = [];

    /// <summary>The group itself.</summary>
    public void AddGroup()
    {
        Add(".zgroup", json => json.WriteNumber("zarr_format"u8, Version));
        Add(".zattrs", json => ExportMetadata.WriteMembers(json, end));
    }

    /// <param name="array">An array of images.</param>
    /// <param name="chunkSteps">Time steps of a chunk.</param>
    public void Add(ImageArray array, int chunkSteps)
    {
        var layout = array.Layout;
        int[] chunks = [1, chunkSteps, layout.Bands, layout.Height, layout.Width];
        AddArray(array.Name, array.Type.NumpyName(), [end.Summary.Samples, .. array.Shape], chunks, end.Plan.Options.Compresses, json =>
        {
            ExportMetadata.WriteNumber(json, "fill_value", array.FillValue);
        });
        Add($"{array.Name}/.zattrs", json =>
        {
            WriteDimensions(json, ["sample", array.Name + "_time", array.Name + "_band", array.Name + "_y", array.Name + "_x"]);
            ExportMetadata.WriteMeaning(json, array, withFill: false);
        });
    }

    /// <param name="table">An array with an entry a sample.</param>
    /// <param name="chunkSamples">Samples of a chunk.</param>
    public void Add(TableArray table, int chunkSamples)
    {
        AddArray(table.Name, table.Type, [end.Summary.Samples, .. table.Shape], [chunkSamples, .. table.Shape], false, WriteNoFill);
        Add($"{table.Name}/.zattrs", json => WriteDimensions(json, ["sample", .. table.Dimensions]));
    }

    public void Add(FixedArray array)
    {
        AddArray(array.Name, array.Type, [array.Length], [array.Length], false, WriteNoFill);
        Add($"{array.Name}/.zattrs", json =>
        {
            WriteDimensions(json, [array.Name]);
            foreach (var (name, value) in array.Attributes) json.WriteString(name, value);
        });
    }

    /// <summary>Writes them all.</summary>
    public void Write()
    {
        foreach (var (name, document) in _documents) end.Write(name, document);
        Add(".zmetadata", json =>
        {
            json.WriteNumber("zarr_consolidated_format"u8, 1);
            json.WriteStartObject("metadata"u8);
            foreach (var (name, document) in _documents)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(document);
            }

            json.WriteEndObject();
        });
        end.Write(_documents[^1].Name, _documents[^1].Document);
    }

    private static void WriteNoFill(Utf8JsonWriter json) => json.WriteNull("fill_value"u8);

    private static void WriteDimensions(Utf8JsonWriter json, string[] names)
    {
        json.WriteStartArray("_ARRAY_DIMENSIONS"u8);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void WriteSizes(Utf8JsonWriter json, string name, int[] sizes)
    {
        json.WriteStartArray(name);
        foreach (var size in sizes) json.WriteNumberValue(size);
        json.WriteEndArray();
    }

    private void AddArray(string name, string type, int[] shape, int[] chunks, bool isPacked, Action<Utf8JsonWriter> writeFill) => Add($"{name}/.zarray", json =>
    {
        json.WriteNumber("zarr_format"u8, Version);
        WriteSizes(json, "shape", shape);
        WriteSizes(json, "chunks", chunks);
        json.WriteString("dtype"u8, type);
        if (isPacked)
        {
            json.WriteStartObject("compressor"u8);
            json.WriteString("id"u8, "zlib");
            json.WriteNumber("level"u8, 1);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("compressor"u8);
        }

        writeFill(json);
        json.WriteString("order"u8, "C");
        json.WriteNull("filters"u8);
        json.WriteString("dimension_separator"u8, ".");
    });

    private void Add(string name, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        // Nothing but ASCII: zarr-python takes these documents for that.
        using (var json = new Utf8JsonWriter(bytes, ExportMetadata.Style with { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        _documents.Add((name, bytes.WrittenSpan.ToArray()));
    }
}
