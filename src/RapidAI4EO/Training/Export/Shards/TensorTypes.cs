namespace RapidAI4EO.Training.Export.Shards;

/// <summary>What safetensors calls numpy's types.</summary>
internal static class TensorTypes
{
    /// <summary>Texts become bytes: the format has none.</summary>
    public static string Of(string numpyType) => numpyType switch
    {
        "|i1" => "I8",
        "<u2" => "U16",
        "<i2" => "I16",
        "<u4" => "U32",
        "<i4" => "I32",
        "<i8" => "I64",
        "<f4" => "F32",
        "<f8" => "F64",
        _ => "U8",
    };

    /// <summary>Bytes of one number.</summary>
    public static int SizeOf(string tensorType) => tensorType[1..] switch
    {
        "8" => 1,
        "16" => 2,
        "32" => 4,
        _ => 8,
    };
}
