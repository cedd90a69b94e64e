namespace RapidAI4EO.Stac.Documents;

/// <summary>A document that was read.</summary>
/// <param name="Address">What its relative links are relative to: where it was asked for, or where redirects led.</param>
/// <param name="Content">Its bytes, whatever they are.</param>
internal sealed record Document(DocumentAddress Address, ReadOnlyMemory<byte> Content)
{
    /// <summary>To be called where the content has proved to be of use, so that nothing else gets into the cache; null where it is there.</summary>
    public Action? Keep { get; init; }
}
