namespace RapidAI4EO.Training.Export.Plan;

/// <summary>What stands in the place of a chip that is missing.</summary>
public enum MissingChips
{
    /// <summary>NaN; in whole numbers, which have none, the array's fill value.</summary>
    Nan,

    /// <summary>The last image before it that is there, or the first one after where there is none before.</summary>
    Previous,

    /// <summary>Nothing: the whole sample is left out.</summary>
    Drop,
}
