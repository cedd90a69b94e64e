namespace RapidAI4EO.Parts;

/// <summary>What a part that was begun says of itself, for <see cref="PartBoard"/>.</summary>
/// <param name="Call">The call without the part: parts of one piece of work have the same.</param>
/// <param name="Part">Which part, as <c>3/8</c>.</param>
/// <param name="State">How it stands.</param>
/// <param name="Began">When it was begun last.</param>
/// <param name="At">When it last spoke.</param>
/// <param name="Done">Files or samples that are done.</param>
/// <param name="Total">How many there are; null where that is not known.</param>
/// <param name="Bytes">Bytes that came.</param>
/// <param name="Host">The machine.</param>
/// <param name="Reason">Why it is not done; null where it is, or is under way.</param>
public sealed record PartRecord(
    string Call, string Part, PartRunState State, DateTimeOffset Began, DateTimeOffset At, long Done, long? Total, long Bytes, string Host, string? Reason);
