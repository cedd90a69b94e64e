namespace RapidAI4EO.Parts;

/// <summary>How a part stands by its own word.</summary>
public enum PartRunState
{
    /// <summary>It was under way when it last spoke.</summary>
    Running,

    /// <summary>All of it is done.</summary>
    Done,

    /// <summary>It came to its end, and something is missing.</summary>
    Incomplete,

    /// <summary>It broke off.</summary>
    Failed,
}
