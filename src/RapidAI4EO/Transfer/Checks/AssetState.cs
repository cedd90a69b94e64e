namespace RapidAI4EO.Transfer.Checks;

/// <summary>What an audit finds of a file.</summary>
public enum AssetState
{
    /// <summary>The manifest has it, and a file of its length is there, or the shard that holds it.</summary>
    Here,

    /// <summary>No file is there.</summary>
    Missing,

    /// <summary>A file is there for which the manifest does not vouch: it has no line, another length, or was found damaged.</summary>
    Unknown,
}
