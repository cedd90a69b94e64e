namespace RapidAI4EO.Transfer.Destinations.Folder;

/// <summary>A key of the list and its place there, from 0.</summary>
internal readonly record struct QueuedKey(long Number, string Key);
