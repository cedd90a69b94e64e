using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Server.Explorer;

/// <summary>
/// All samples as an Arrow IPC stream of one record batch, in the order of the index. Columns: <c>longitude</c> and <c>latitude</c> of the middle,
/// degrees (EPSG:4326), float32, which is half a metre at worst; <c>tile</c>, the place of the tile in the schema's metadata <c>tiles</c>, a list of names as
/// ids start with, with commas; <c>row</c> and <c>column</c> in the tile, 1 to 40; and <c>clc1</c>, <c>clc2</c>, <c>clc3</c>, the code of the class that covers most at each level.
/// </summary>
internal static class SampleColumns
{
    public const string MediaType = "application/vnd.apache.arrow.stream";

    public static byte[] Write(SampleIndex index)
    {
        var count = index.Count;
        var (longitudes, latitudes, tiles) = (new float[count], new float[count], new int[count]);
        var (rows, columns) = (new byte[count], new byte[count]);
        var names = new List<string>();
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            var id = index.IdOf(ordinal);
            var bounds = index.PublishedCorners(ordinal).Bounds;
            (longitudes[ordinal], latitudes[ordinal]) = ((float)((bounds.West + bounds.East) / 2), (float)((bounds.South + bounds.North) / 2));
            var name = NameOf(id.ToString());
            if (names.Count == 0 || names[^1] != name) names.Add(name);
            (tiles[ordinal], rows[ordinal], columns[ordinal]) = (names.Count - 1, (byte)id.Row, (byte)id.Column);
        }

        return Write(names,
            ("longitude", FloatType.Default, Array(longitudes)),
            ("latitude", FloatType.Default, Array(latitudes)),
            ("tile", Int32Type.Default, new Int32Array.Builder().AppendRange(tiles).Build()),
            ("row", UInt8Type.Default, Array(rows)),
            ("column", UInt8Type.Default, Array(columns)),
            ("clc1", UInt16Type.Default, Array(DominantClasses.At(index, 1))),
            ("clc2", UInt16Type.Default, Array(DominantClasses.At(index, 2))),
            ("clc3", UInt16Type.Default, Array(DominantClasses.At(index, 3))));
    }

    /// <summary>An id without its row and column.</summary>
    private static string NameOf(string id) => id[..^"_01_09".Length];

    private static FloatArray Array(float[] values) => new FloatArray.Builder().AppendRange(values).Build();

    private static UInt8Array Array(byte[] values) => new UInt8Array.Builder().AppendRange(values).Build();

    private static UInt16Array Array(ushort[] values) => new UInt16Array.Builder().AppendRange(values).Build();

    private static byte[] Write(List<string> tiles, params (string Name, IArrowType Type, IArrowArray Values)[] columns)
    {
        var schema = new Schema(
            columns.Select(column => new Field(column.Name, column.Type, nullable: false)),
            [KeyValuePair.Create("tiles", string.Join(',', tiles))]);
        var bytes = new MemoryStream();
        using (var writer = new ArrowStreamWriter(bytes, schema, leaveOpen: true))
        {
            using var batch = new RecordBatch(schema, columns.Select(column => column.Values), columns[0].Values.Length);
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return bytes.ToArray();
    }
}
