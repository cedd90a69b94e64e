namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>One tag of a directory and where its values stand, be that in the entry itself.</summary>
/// <param name="Tag">Which.</param>
/// <param name="Type">The TIFF type of its values.</param>
/// <param name="Count">How many there are.</param>
/// <param name="At">The byte of the file where they begin.</param>
internal readonly record struct TiffEntry(TiffTag Tag, ushort Type, long Count, long At)
{
    public const ushort Byte = 1;
    public const ushort Ascii = 2;
    public const ushort Short = 3;
    public const ushort Long = 4;
    public const ushort Double = 12;
    public const ushort Long8 = 16;

    /// <summary>Bytes of one value; 0 for a type that does not exist (TIFF 6.0, section 2, and BigTIFF's 13 and 16 to 18).</summary>
    public int Size => Type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };

    /// <summary>Bytes of all values; counts are checked to be small enough when the directory is read.</summary>
    public long Length => Count * Size;
}
