using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>The head of a safetensors file: eight bytes of length, then JSON of each tensor's type, shape and place.</summary>
/// <param name="Tensors">By name.</param>
/// <param name="Metadata">Texts that the file carries.</param>
internal sealed record SafetensorsFile(IReadOnlyDictionary<string, SafetensorsTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    // What the format's own reader allows.
    private const ulong MaxHead = 100_000_000;

    /// <exception cref="CorpusException">It is no safetensors file that can be read.</exception>
    public static SafetensorsFile Read(SafeFileHandle handle, string path)
    {
        Span<byte> lead = stackalloc byte[sizeof(ulong)];
        TrainingFile.Fill(handle, path, 0, lead);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lead);
        var fileLength = (ulong)RandomAccess.GetLength(handle);
        if (length > MaxHead || length > fileLength - sizeof(ulong)) throw TrainingFile.Damaged(path, "its head is longer than the file");
        var head = new byte[length];
        TrainingFile.Fill(handle, path, sizeof(ulong), head);
        try
        {
            using var document = JsonDocument.Parse(head);
            return Parse(document.RootElement, (long)length + sizeof(ulong), (long)fileLength, path);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw TrainingFile.Damaged(path, "its head is not that of a safetensors file", e);
        }
    }

    private static SafetensorsFile Parse(JsonElement head, long start, long end, string path)
    {
        var tensors = new Dictionary<string, SafetensorsTensor>();
        var metadata = new Dictionary<string, string>();
        foreach (var member in head.EnumerateObject())
        {
            if (member.Name == "__metadata__")
            {
                foreach (var text in member.Value.EnumerateObject()) metadata[text.Name] = text.Value.GetString()!;
                continue;
            }

            var tensor = TensorOf(member.Value, start);
            var bytes = tensor.Shape.Aggregate((Int128)tensor.Type.Size, (product, size) => Int128.Min(product * size, long.MaxValue));
            if (tensor.Start < start || tensor.Start + bytes > end) throw TrainingFile.Damaged(path, $"the tensor {DisplayText.Text(member.Name)} lies outside it");
            tensors[member.Name] = tensor;
        }

        return new SafetensorsFile(tensors, metadata);
    }

    private static SafetensorsTensor TensorOf(JsonElement tensor, long start)
    {
        var type = tensor.GetProperty("dtype").GetString()!;
        var numpy = TensorTypes.NumpyOf(type) ?? throw new CorpusException($"Tensors of the type '{DisplayText.Text(type)}' are not read here.");
        long[] shape = [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        if (shape.Any(size => size < 0)) throw new FormatException();
        return new SafetensorsTensor(NumpyType.Parse(numpy), shape, checked(start + tensor.GetProperty("data_offsets")[0].GetInt64()));
    }
}
