using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Transfer.Download;

/// <summary>The roots in order of preference, those at rest last.</summary>
internal sealed class MirrorList(IEnumerable<IObjectStore> stores, TimeProvider time)
{
    private readonly Mirror[] _mirrors = [.. stores.Select(store => new Mirror(store, time))];

    public IReadOnlyList<Mirror> InOrder()
    {
        foreach (var mirror in _mirrors)
        {
            // A sort by health keeps the caller's order among equals.
            if (mirror.IsResting) return [.. _mirrors.OrderBy(m => m.IsResting)];
        }

        return _mirrors;
    }
}
