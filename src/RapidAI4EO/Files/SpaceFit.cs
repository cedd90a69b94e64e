namespace RapidAI4EO.Files;

/// <summary>Whether an estimate finds room at a destination.</summary>
public enum SpaceFit
{
    /// <summary>The file system does not say what is free.</summary>
    Unknown,

    /// <summary>With its margin.</summary>
    Fits,

    /// <summary>What is free lies within the margin of the estimate.</summary>
    Tight,

    /// <summary>Short of inodes, or of bytes by more than the margin.</summary>
    TooSmall,
}
