namespace RapidAI4EO.Training.Splits;

/// <summary>
/// The samples of a split by their place in space: halved again and again, and of each part known which splits are in it and what
/// box holds it. Parts of one split alone, or too far away, need no look.
/// </summary>
internal sealed class SplitTree
{
    private const int LeafSize = 8;

    private readonly int[] _places;
    private readonly SplitTreeNode[] _nodes;
    private readonly SamplePosition[] _centres;
    private readonly Split _split;

    public SplitTree(Split split)
    {
        _split = split;
        _places = [.. Enumerable.Range(0, split.Ordinals.Count).Where(at => split.PartOf(at) != Split.None)];
        _centres = new SamplePosition[split.Ordinals.Count];
        foreach (var at in _places) _centres[at] = SamplePosition.CentreOf(split.Index.IdOf(split.Ordinals[at]));
        var depth = 0;
        while (LeafSize << depth < _places.Length) depth++;
        _nodes = new SplitTreeNode[(2 << depth) - 1];
        if (_places.Length > 0) Build(0, 0, _places.Length);
    }

    /// <summary>The places of all samples that have a split, those of neighbours beside each other.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>Goes to the samples of other splits that may be near one, those in the nearer half first.</summary>
    /// <param name="at">The place of the one.</param>
    /// <param name="isTooFar">True where nothing of these splits matters at this distance between centres in space, metres, or beyond.</param>
    /// <param name="visit">Takes the place of another; true ends the walk.</param>
    public void Visit(int at, Func<ulong, double, bool> isTooFar, Func<int, bool> visit)
    {
        if (_places.Length > 0) Visit(0, 0, _places.Length, at, isTooFar, visit);
    }

    private bool Visit(int node, int first, int end, int at, Func<ulong, double, bool> isTooFar, Func<int, bool> visit)
    {
        var others = _nodes[node].Parts & ~(1UL << _split.PartOf(at));
        if (others == 0 || isTooFar(others, _nodes[node].DistanceTo(_centres[at]))) return false;
        if (IsLeaf(node)) return VisitLeaf(first, end, at, isTooFar, visit);
        var middle = (first + end) / 2;
        var (left, right) = ((2 * node) + 1, (2 * node) + 2);
        return _nodes[left].DistanceTo(_centres[at]) <= _nodes[right].DistanceTo(_centres[at])
            ? Visit(left, first, middle, at, isTooFar, visit) || Visit(right, middle, end, at, isTooFar, visit)
            : Visit(right, middle, end, at, isTooFar, visit) || Visit(left, first, middle, at, isTooFar, visit);
    }

    private bool VisitLeaf(int first, int end, int at, Func<ulong, double, bool> isTooFar, Func<int, bool> visit)
    {
        for (var i = first; i < end; i++)
        {
            var other = _places[i];
            var part = _split.PartOf(other);
            if (part != _split.PartOf(at) && !isTooFar(1UL << part, _centres[at].DistanceTo(_centres[other])) && visit(other)) return true;
        }

        return false;
    }

    private bool IsLeaf(int node) => (2 * node) + 1 >= _nodes.Length;

    private void Build(int node, int first, int end)
    {
        var places = _places.AsSpan(first, end - first);
        var box = SplitTreeNode.Around(places, _centres, _split);
        _nodes[node] = box;
        if (IsLeaf(node)) return;
        var axis = box.WidestAxis;
        places.Sort((a, b) => (_centres[a].Along(axis), a).CompareTo((_centres[b].Along(axis), b)));
        var middle = (first + end) / 2;
        Build((2 * node) + 1, first, middle);
        Build((2 * node) + 2, middle, end);
    }
}
