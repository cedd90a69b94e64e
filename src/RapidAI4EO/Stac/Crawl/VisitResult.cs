namespace RapidAI4EO.Stac.Crawl;

/// <summary>A document that was being read and is no more. A class, since queues of our own structs would be compiled anew in every process.</summary>
/// <param name="Node">Its place in the line.</param>
/// <param name="Visit">What came of it; null where there is a fault.</param>
/// <param name="Fault">What no visit foresees.</param>
internal sealed record VisitResult(LinkedListNode<WalkEntry> Node, VisitedDocument? Visit, Exception? Fault);
