namespace RapidAI4EO.Training.Export.Verification;

/// <summary>What a look at all files of an export found.</summary>
/// <param name="Right">Files that are as they were written.</param>
/// <param name="Damaged">Those of another length or hash, or that cannot be read.</param>
/// <param name="Missing">Those that are not there.</param>
/// <param name="Added">Those that are in no list, so that nothing is known of them.</param>
/// <param name="Bytes">Bytes that were read.</param>
/// <param name="Findings">The first of those that are not right.</param>
public sealed record ExportVerdict(long Right, long Damaged, long Missing, long Added, long Bytes, IReadOnlyList<ExportFinding> Findings)
{
    public bool IsRight => Damaged + Missing + Added == 0;
}
