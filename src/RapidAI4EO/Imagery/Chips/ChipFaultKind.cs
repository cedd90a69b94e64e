namespace RapidAI4EO.Imagery.Chips;

/// <summary>What is wrong with a chip, as far as a caller acts on it.</summary>
public enum ChipFaultKind
{
    /// <summary>No root has the file.</summary>
    Missing,

    /// <summary>
    /// The file is cut, its bytes are not those announced, it is far too long, it is no GeoTIFF that can be read, or what it says of nodata
    /// and scales cannot be understood.
    /// </summary>
    Damaged,

    /// <summary>Sound, but of another size, type, nodata or number of bands than the others.</summary>
    Different,

    /// <summary>Sound, but it does not lie on its sample's ground.</summary>
    Misplaced,

    /// <summary>A root does not answer, or will not give it: nothing is known of the file, and all others may fare the same.</summary>
    Unreachable,
}
