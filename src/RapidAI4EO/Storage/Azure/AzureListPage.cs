using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Azure;

/// <summary>A part of a container's listing.</summary>
/// <param name="Objects">What is in it, by keys below the root.</param>
/// <param name="NextMarker">Asks for the next part; empty behind the last.</param>
internal sealed record AzureListPage(IReadOnlyList<ObjectInfo> Objects, string NextMarker);
