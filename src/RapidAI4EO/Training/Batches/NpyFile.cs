using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>Where the numbers of a NumPy file start, and what they are: numpy.lib.format, versions 1.0 to 3.0, in C order.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">Where the numbers start in it, in bytes.</param>
/// <param name="Type">What each is.</param>
/// <param name="Shape">The array's sizes.</param>
internal sealed partial record NpyFile(string Path, long Start, NumpyType Type, IReadOnlyList<long> Shape)
{
    private const int PreambleLength = 8;

    // numpy itself refuses longer ones unless told to trust the file.
    private const int MaxHead = 10_000;

    /// <param name="handle">A file that holds it.</param>
    /// <param name="path">What messages call that file.</param>
    /// <param name="at">Where the NumPy file starts in it, in bytes: 0 unless it lies in a tar.</param>
    /// <exception cref="CorpusException">It is no NumPy file that can be read.</exception>
    public static NpyFile Open(SafeFileHandle handle, string path, long at = 0)
    {
        Span<byte> preamble = stackalloc byte[PreambleLength + sizeof(int)];
        TrainingFile.Fill(handle, path, at, preamble);
        if (!preamble.StartsWith((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8])) throw TrainingFile.Damaged(path, "it does not start as a NumPy file does");
        var isShort = preamble[6] == 1;
        var length = isShort ? BinaryPrimitives.ReadUInt16LittleEndian(preamble[PreambleLength..]) : BinaryPrimitives.ReadUInt32LittleEndian(preamble[PreambleLength..]);
        if (preamble[6] is 0 or > 3 || length > MaxHead) throw TrainingFile.Damaged(path, "its head has a version or a length that no NumPy file has");
        var start = PreambleLength + (isShort ? sizeof(ushort) : sizeof(int));
        var head = new byte[length];
        TrainingFile.Fill(handle, path, at + start, head);
        return Parse(Encoding.UTF8.GetString(head), path, at + start + length);
    }

    private static NpyFile Parse(string head, string path, long start)
    {
        var (type, order, shape) = (TypePattern().Match(head), OrderPattern().Match(head), ShapePattern().Match(head));
        if (!type.Success || !order.Success || !shape.Success) throw TrainingFile.Damaged(path, "its head does not say type, order and shape");
        if (order.Groups[1].Value == "True") throw new CorpusException($"{path} is in Fortran order, and C order is read.");
        var sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new NpyFile(path, start, NumpyType.Parse(type.Groups[1].Value), Array.ConvertAll(sizes, size => SizeOf(size, path)));
    }

    private static long SizeOf(string text, string path) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : throw TrainingFile.Damaged(path, "its shape is not one");

    [GeneratedRegex("'descr':\\s*'([^']*)'")]
    private static partial Regex TypePattern();

    [GeneratedRegex("'fortran_order':\\s*(True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("'shape':\\s*\\(([0-9, ]*)\\)")]
    private static partial Regex ShapePattern();
}
