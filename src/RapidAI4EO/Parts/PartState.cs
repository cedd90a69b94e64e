namespace RapidAI4EO.Parts;

/// <summary>How a part stands, seen from now.</summary>
public enum PartState
{
    /// <summary>No run of it has begun.</summary>
    NotBegun,

    /// <summary>It spoke a moment ago.</summary>
    UnderWay,

    /// <summary>All of it is done.</summary>
    Done,

    /// <summary>It came to its end, and something is missing.</summary>
    Incomplete,

    /// <summary>It broke off, or has not spoken for a minute.</summary>
    Failed,
}
