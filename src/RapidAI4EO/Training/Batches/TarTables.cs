using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>What stands in the JSON of each sample of a tar, as the arrays that other formats have it in.</summary>
internal sealed class TarTables
{
    /// <summary>Bytes; a sample of all dates has some 4,000.</summary>
    public const int MaxJson = 1 << 20;

    private readonly SetDescription _description;
    private readonly List<(string Name, NumpyType Type, long[] Shape, MemoryStream Bytes)> _tables = [];
    private int _samples;

    public TarTables(SetDescription description)
    {
        _description = description;
        AddTable(SetNames.SampleId, $"<U{SampleId.MaxLength}");
        AddTable(SetNames.Epsg, "<i4");
        AddTable(SetNames.Bounds, "<i4", 4);
        if (description.Splits.Length > 0) AddTable(SetNames.Split, "|u1");
        var labels = description.Label.Keys.Length;
        if (description.Label.Form == "dominant") AddTable(SetNames.Label, "<i2");
        else AddTable(SetNames.Label, description.Label.Form == "fractions" ? "<f4" : "|u1", labels);
        foreach (var array in description.Arrays)
        {
            AddTable(array.Name + SetNames.ValidSuffix, "|u1", array.Times.Length);
            AddTable(array.Name + SetNames.TransformSuffix, "<f8", 6);
        }
    }

    /// <exception cref="CorpusException">It is not what an export writes.</exception>
    public void Add(byte[] json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var (table, type, shape, bytes) in _tables) Write(document.RootElement.GetProperty(table), table, type, shape, bytes);
            _samples++;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw TrainingFile.Damaged(name, "it is not the JSON of a sample", e);
        }
    }

    public IEnumerable<RowArray> End() =>
        _tables.Select(table => new MemoryArray(table.Name, table.Type, [_samples, .. table.Shape], table.Bytes.ToArray()));

    private void AddTable(string name, string type, params long[] shape) => _tables.Add((name, NumpyType.Parse(type), shape, new MemoryStream()));

    private void Write(JsonElement value, string name, NumpyType type, long[] shape, MemoryStream target)
    {
        if (shape.Length > 0)
        {
            if (value.GetArrayLength() != shape[0]) throw new FormatException();
            foreach (var number in value.EnumerateArray()) Write(number.GetDouble(), type, target);
        }
        else if (type.IsText)
        {
            var text = new byte[type.Size];
            Encoding.UTF32.GetBytes(value.GetString()!.PadRight(SampleId.MaxLength, '\0'), text);
            target.Write(text);
        }
        else
        {
            Write(name == SetNames.Split ? SplitOf(value.GetString()) : value.GetDouble(), type, target);
        }
    }

    // The number of no split is that of exports.
    private double SplitOf(string? name) => Array.IndexOf(_description.Splits, name) is var number and >= 0 ? number : Splits.Split.None;

    private static void Write(double number, NumpyType type, MemoryStream target)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        if (type.IsFloat && type.Size == sizeof(double)) BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
        else if (type.IsFloat) BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)number);
        else BinaryPrimitives.WriteInt64LittleEndian(bytes, (long)number);
        target.Write(bytes[..type.Size]);
    }
}
