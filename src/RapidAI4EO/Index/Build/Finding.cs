namespace RapidAI4EO.Index.Build;

/// <summary>Something in a resource file that keeps a sample out of the index.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Place">Where in it: <c>line 17</c> of a CSV, <c>feature 17</c> of a GeoJSON, both counted from 1.</param>
/// <param name="Id">The sample's id as written; null where there is none.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record Finding(string File, string Place, string? Id, string Problem)
{
    public override string ToString() => Id is null ? $"{File}, {Place}: {Problem}" : $"{File}, {Place}, {Id}: {Problem}";
}
