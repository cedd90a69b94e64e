namespace RapidAI4EO.Parts;

/// <summary>How one part stands.</summary>
/// <param name="Part">Which.</param>
/// <param name="State">Seen from now.</param>
/// <param name="Record">Its own word; null where it was not begun.</param>
public sealed record PartStatus(Part Part, PartState State, PartRecord? Record);
