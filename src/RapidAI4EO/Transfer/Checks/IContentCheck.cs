namespace RapidAI4EO.Transfer.Checks;

/// <summary>Looks into files, for a verification that is to find more than what changed since they arrived. Used by many threads.</summary>
public interface IContentCheck
{
    /// <summary>Whether it knows files of this key's kind. Others are only compared with the manifest.</summary>
    bool Knows(string key);

    /// <summary>What is wrong with a file, as a sentence; null where nothing is.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="content">All its bytes; not to be kept.</param>
    string? FindFault(string key, ReadOnlyMemory<byte> content);
}
