namespace RapidAI4EO.Transfer.Hashing;

/// <summary>What is computed over the bytes of each file and written down in the manifest.</summary>
public enum HashChoice
{
    /// <summary>
    /// The MD5 that the root announces, which has to be computed to be compared with; XXH64, which costs next to nothing, where
    /// it announces none. Both find what chance breaks; neither withstands someone who forges files.
    /// </summary>
    Auto,

    /// <summary>SHA-256, beside the check of an announced MD5: also tells files apart that someone made to look alike.</summary>
    Sha256,

    /// <summary>Nothing: only the length of a file is checked, and an announced MD5 is ignored.</summary>
    None,
}
