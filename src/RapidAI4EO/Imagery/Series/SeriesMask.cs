namespace RapidAI4EO.Imagery.Series;

/// <summary>Which pixels of an image count.</summary>
public enum SeriesMask
{
    /// <summary>All that have a value.</summary>
    None,

    /// <summary>
    /// Those whose first quality band is 0. The layout of the published quality files has not been seen; this is the assumption that 0 is
    /// what was observed that day and any other number is not. Products without quality files are not masked.
    /// </summary>
    Quality,
}
