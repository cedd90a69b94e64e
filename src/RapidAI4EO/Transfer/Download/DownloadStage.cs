namespace RapidAI4EO.Transfer.Download;

/// <summary>How far a file came.</summary>
public enum DownloadStage
{
    /// <summary>The key itself was refused: it would leave the destination or cannot be a file's name everywhere.</summary>
    Key,

    /// <summary>No root has it: every one answered that it is not there.</summary>
    Find,

    /// <summary>A root that may have it did not give it.</summary>
    Fetch,

    /// <summary>It came, but its length or MD5 was never right.</summary>
    Verify,

    /// <summary>Its place in the destination is taken by something else.</summary>
    Place,
}
