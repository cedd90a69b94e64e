using System.Globalization;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Tables;

/// <summary>A small array with an entry for each sample.</summary>
/// <param name="Name">Its name in every format.</param>
/// <param name="Type">Numpy's name of its type.</param>
/// <param name="Shape">The sizes behind the samples; none for a number a sample.</param>
/// <param name="Dimensions">The names of those sizes.</param>
/// <param name="Write">Writes the entry of a sample.</param>
internal sealed record TableArray(string Name, string Type, int[] Shape, string[] Dimensions, TableEntry Write)
{
    /// <summary>Bytes of an entry.</summary>
    public int EntryBytes => Shape.Aggregate(NumberOf(Type), (bytes, size) => bytes * size);

    /// <summary>Bytes of one number or text; characters have four each.</summary>
    public static int NumberOf(string type) => int.Parse(type.AsSpan(2), CultureInfo.InvariantCulture) * (type[1] == 'U' ? 4 : 1);
}

internal delegate void TableEntry(SampleMetadata sample, Span<byte> target);
