namespace RapidAI4EO.Transfer.Checks;

/// <summary>Where a verification stands.</summary>
/// <param name="Done">Files that were looked at.</param>
/// <param name="Total">Files of which the manifest speaks; 0 until it has been read.</param>
/// <param name="Bytes">Bytes that were read.</param>
/// <param name="Faults">Files damaged or missing so far.</param>
public readonly record struct VerifyProgress(long Done, long Total, long Bytes, long Faults);
