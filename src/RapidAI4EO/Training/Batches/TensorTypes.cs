namespace RapidAI4EO.Training.Batches;

/// <summary>What safetensors calls numpy's types.</summary>
internal static class TensorTypes
{
    private static readonly Dictionary<string, string> Numpy = new()
    {
        ["BOOL"] = "|b1",
        ["U8"] = "|u1",
        ["I8"] = "|i1",
        ["U16"] = "<u2",
        ["I16"] = "<i2",
        ["U32"] = "<u4",
        ["I32"] = "<i4",
        ["U64"] = "<u8",
        ["I64"] = "<i8",
        ["F32"] = "<f4",
        ["F64"] = "<f8",
    };

    private static readonly Dictionary<string, string> Tensors = Numpy.ToDictionary(type => type.Value, type => type.Key);

    /// <param name="numpyType">That of a number: the format has no texts.</param>
    public static string Of(string numpyType) => Tensors[numpyType];

    /// <summary>Numpy's name of a type; null where numpy has none.</summary>
    public static string? NumpyOf(string tensorType) => Numpy.GetValueOrDefault(tensorType);

    /// <summary>Bytes of one number.</summary>
    public static int SizeOf(string tensorType) => NumpyType.Parse(Numpy[tensorType]).Size;
}
