namespace RapidAI4EO.Training.Export.Verification;

/// <summary>How a file is not as an export was written.</summary>
public enum ExportFindingKind
{
    /// <summary>It has another length or hash, or cannot be read.</summary>
    Damaged,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is in no list.</summary>
    Added,
}
