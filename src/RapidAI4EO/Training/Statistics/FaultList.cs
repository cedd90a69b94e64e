using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Training.Statistics;

/// <summary>Counts faults, and keeps the first in the order of a list, in whatever order they are met.</summary>
internal sealed class FaultList(int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ChipFaultKind, long> _counts = [];

    // The one that stands last in the list is the first to go.
    private readonly PriorityQueue<ChipFault, long> _kept = new();

    public IReadOnlyDictionary<ChipFaultKind, long> Counts => _counts;

    /// <param name="fault">What is wrong.</param>
    /// <param name="place">Where in the list the chip stands.</param>
    public void Add(ChipFault fault, long place)
    {
        lock (_lock)
        {
            _counts[fault.Kind] = _counts.GetValueOrDefault(fault.Kind) + 1;
            _kept.Enqueue(fault, -place);
            if (_kept.Count > most) _kept.Dequeue();
        }
    }

    /// <summary>Those kept, in the order of the list.</summary>
    public IReadOnlyList<ChipFault> InOrder() => [.. _kept.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
}
