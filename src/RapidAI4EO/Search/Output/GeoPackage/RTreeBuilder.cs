using Microsoft.Data.Sqlite;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Output.GeoPackage;

/// <summary>
/// Fills an R-tree of SQLite from below: nodes are full and follow the order of the rows, which come tile by tile, so that near ones
/// share a node. Through SQL each row would look for its place and split nodes, which takes as long as all else that a GeoPackage
/// needs. It writes the three tables that SQLite keeps beside the virtual one (section 6 of its documentation of R-trees).
/// </summary>
internal sealed class RTreeBuilder : IDisposable
{
    /// <summary>The number that the topmost node has.</summary>
    private const int Root = 1;

    private readonly PreparedInsert _nodes;
    private readonly PreparedInsert _parents;
    private readonly PreparedInsert _rows;

    /// <summary>The open node of each level, from the leaves up; the last becomes the root.</summary>
    private readonly List<RTreeNode> _levels = [new()];

    private long _lastNode = Root;

    /// <param name="connection">Where the tree is. Its root must have been deleted.</param>
    /// <param name="name">The tree's.</param>
    public RTreeBuilder(SqliteConnection connection, string name)
    {
        _nodes = new PreparedInsert(connection, $"{name}_node", 2);
        _parents = new PreparedInsert(connection, $"{name}_parent", 2);
        _rows = new PreparedInsert(connection, $"{name}_rowid", 2);
    }

    public void Add(long row, in LonLatBounds bounds) => Add(0, row, bounds);

    /// <summary>Writes the nodes that are open. Nothing may follow.</summary>
    public void Finish()
    {
        for (var level = 0; level < _levels.Count - 1; level++)
        {
            Close(level);
        }

        Write(_levels.Count - 1, Root, depth: _levels.Count - 1);
    }

    public void Dispose()
    {
        _nodes.Dispose();
        _parents.Dispose();
        _rows.Dispose();
    }

    private void Add(int level, long id, in LonLatBounds bounds)
    {
        if (level == _levels.Count)
        {
            _levels.Add(new RTreeNode());
        }
        else if (_levels[level].IsFull)
        {
            Close(level);
        }

        _levels[level].Add(id, bounds);
    }

    private void Close(int level)
    {
        var number = ++_lastNode;
        var bounds = _levels[level].Bounds;
        Write(level, number, depth: 0);
        Add(level + 1, number, bounds);
    }

    private void Write(int level, long number, int depth)
    {
        var node = _levels[level];
        var holders = level == 0 ? _rows : _parents;
        foreach (var id in node.Ids)
        {
            holders.Bind(1, id);
            holders.Bind(2, number);
            holders.Run();
        }

        _nodes.Bind(1, number);
        _nodes.Bind(2, node.Stored(depth));
        _nodes.Run();
        node.Clear();
    }
}
