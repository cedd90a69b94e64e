using RapidAI4EO.Storage.Http;

namespace RapidAI4EO.Stac.Documents;

/// <summary>One place where a document may be read.</summary>
/// <param name="Root">The root's number; -1 for none.</param>
/// <param name="Address">The address there.</param>
/// <param name="Web">Reads it; null for a file.</param>
internal sealed record DocumentSource(int Root, DocumentAddress Address, WebReader? Web);
