namespace RapidAI4EO.Stac.Json;

/// <summary>A member of an object: its name, and its value as it was read.</summary>
internal sealed record JsonMember(string Name, ReadOnlyMemory<byte> Value);
