namespace RapidAI4EO.Transfer.Manifests;

/// <summary>What a manifest says of a file. The last line about a key is the one that counts.</summary>
public enum ManifestState
{
    /// <summary>It arrived whole, was checked, and is on disk.</summary>
    Here,

    /// <summary>It is there with another length or hash than it had when it arrived: a verification found so.</summary>
    Damaged,

    /// <summary>It was there once and a verification did not find it.</summary>
    Missing,

    /// <summary>It was deleted since it was no longer wanted.</summary>
    Removed,
}
