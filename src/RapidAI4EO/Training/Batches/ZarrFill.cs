using System.Buffers.Binary;
using System.Text.Json;

namespace RapidAI4EO.Training.Batches;

/// <summary>What a Zarr array's chunks hold that are not there.</summary>
internal static class ZarrFill
{
    /// <summary>Writes one element. Where nothing is said it is zero.</summary>
    public static bool TryWrite(JsonElement value, NumpyType type, Span<byte> target)
    {
        target.Clear();
        return value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => true,
            JsonValueKind.True => TryWhole(1, type, target),
            JsonValueKind.Number when type.IsFloat => TryFloat(value.GetDouble(), type, target),
            JsonValueKind.Number => value.TryGetInt64(out var whole) && TryWhole(whole, type, target),
            JsonValueKind.String when type.IsText => value.GetString()!.Length == 0,
            JsonValueKind.String => type.IsFloat && TryName(value.GetString()!, out var number) && TryFloat(number, type, target),
            _ => false,
        };
    }

    private static bool TryName(string name, out double number)
    {
        number = name switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => 0,
        };
        return number != 0;
    }

    private static bool TryFloat(double number, NumpyType type, Span<byte> target) => type.Size == sizeof(float)
        ? BinaryPrimitives.TryWriteSingleLittleEndian(target, (float)number)
        : BinaryPrimitives.TryWriteDoubleLittleEndian(target, number);

    private static bool TryWhole(long number, NumpyType type, Span<byte> target)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        if (type.IsText) return number == 0;
        bytes[..type.Size].CopyTo(target);
        // What was cut off must be what the sign or zeros fill up with.
        var rest = bytes[type.Size..];
        var isNegative = type.IsSigned && (bytes[type.Size - 1] & 0x80) != 0;
        return rest.IndexOfAnyExcept(isNegative ? byte.MaxValue : (byte)0) < 0;
    }
}
