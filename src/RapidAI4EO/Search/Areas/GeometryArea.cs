using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Areas;

/// <summary>
/// The samples that intersect or lie within a geometry. The search goes down the tree of tiles and takes along only the edges
/// that touch the node: where none does, one witness inside or outside answers for all samples below. Only samples whose box an
/// edge touches are put to the exact predicate.
/// </summary>
internal sealed class GeometryArea : AreaOfInterest
{
    private readonly NtsGeometry _geometry;
    private readonly AreaRelation _relation;
    private readonly Edge[] _edges;
    private readonly LonLatBounds _bounds;
    private readonly ExactRelation _exact;

    public GeometryArea(NtsGeometry geometry, AreaRelation relation)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var polygons = AreaReader.Polygonal(geometry);
        List<NtsGeometry> others = relation == AreaRelation.Within ? [] : [.. NonPolygonal(geometry)];
        _geometry = geometry;
        _relation = relation;
        _exact = new ExactRelation(polygons, others, relation);
        _edges = EdgeCollector.Collect(others.Prepend(polygons).OfType<NtsGeometry>());
        _bounds = BoundsOf(_edges);
    }

    internal override LonLat Middle => new((_bounds.West + _bounds.East) / 2, (_bounds.South + _bounds.North) / 2);

    internal override bool Selects(NtsGeometry geometry) => _exact.Holds(geometry);

    internal override bool MaySelectIn(BoundingBox box) => RoundedBox.Around(box).Any(_exact.Touches);

    internal override AreaOfInterest? Swapped()
    {
        if (_geometry.IsEmpty || _bounds.West < -90 || _bounds.East > 90) return null;
        var swapped = _geometry.Copy();
        swapped.Apply(new AxisSwap());
        swapped.GeometryChanged();
        return new GeometryArea(swapped, _relation);
    }

    internal override AreaOfInterest? Touching() => _relation == AreaRelation.Within ? new GeometryArea(_geometry, AreaRelation.Intersects) : null;

    private protected override void SelectInto(SampleIndex index, SampleSet selected, CancellationToken cancellationToken)
    {
        var root = index.TileTree.Bounds(1);
        if (_edges.Length > 0 && _bounds.Intersects(root))
        {
            // A witness well outside the area knows that it is outside; edges between it and the root are all edges.
            var outside = new LonLat(Math.Min(_bounds.West, root.West) - 1.2345, Math.Min(_bounds.South, root.South) - 0.6789);
            new Descent(this, index, selected, cancellationToken).Visit(1, _edges, new Witness(outside, false, true));
        }
    }

    private static LonLatBounds BoundsOf(Edge[] edges)
    {
        var bounds = LonLatBounds.Empty;
        foreach (var edge in edges)
        {
            bounds = bounds.Including(edge.A).Including(edge.B);
        }

        return bounds;
    }

    private static IEnumerable<NtsGeometry> NonPolygonal(NtsGeometry geometry) => geometry switch
    {
        IPolygonal => [],
        GeometryCollection { OgcGeometryType: OgcGeometryType.GeometryCollection } mixed => mixed.Geometries.SelectMany(NonPolygonal),
        { IsEmpty: true } => [],
        _ => [geometry],
    };

    /// <summary>One search: what stays the same all the way down.</summary>
    private readonly struct Descent(GeometryArea area, SampleIndex index, SampleSet selected, CancellationToken cancellationToken)
    {
        public void Visit(int node, ReadOnlySpan<Edge> edges, Witness above)
        {
            // The edges near the node are gone through once here, and once a sample below.
            cancellationToken.ThrowIfCancellationRequested();
            var tree = index.TileTree;
            ref readonly var bounds = ref tree.Bounds(node);
            if (!area._bounds.Intersects(bounds))
            {
                return;
            }

            var near = new List<Edge>();
            foreach (ref readonly var edge in edges)
            {
                if (edge.MayTouch(bounds))
                {
                    near.Add(edge);
                }
            }

            var nearEdges = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(near);
            var witness = above.MoveInto(bounds, edges);
            if (nearEdges.IsEmpty && witness.IsKnown)
            {
                if (witness.IsInside)
                {
                    Select(tree.Tiles(node));
                }
            }
            else if (tree.IsLeaf(node))
            {
                VisitTile(node - tree.LeafStart, nearEdges, witness);
            }
            else
            {
                Visit(2 * node, nearEdges, witness);
                Visit((2 * node) + 1, nearEdges, witness);
            }
        }

        private void Select((int First, int End) range)
        {
            var tiles = index.Tiles;
            selected.AddRange(tiles[range.First].First, index.RangeOf(tiles, range.End - 1).End);
        }

        private void VisitTile(int at, ReadOnlySpan<Edge> edges, Witness witness)
        {
            var tiles = index.Tiles;
            var (first, end) = index.RangeOf(tiles, at);
            var places = index.Places[first..end];
            var lattice = new TileLattice(tiles[at].Tile, index.HasDifferingPolygons ? FootprintCheck.Tolerance : 0);
            for (var i = 0; i < places.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (row, column) = SampleIndex.RowAndColumn(places[i]);
                if (IsSelected(first + i, lattice.BoundsOf(row, column), edges, witness))
                {
                    selected.Add(first + i);
                }
            }
        }

        private bool IsSelected(int ordinal, in LonLatBounds box, ReadOnlySpan<Edge> edges, Witness witness)
        {
            foreach (ref readonly var edge in edges)
            {
                if (edge.MayTouch(box))
                {
                    return area._exact.Holds(index.PublishedCorners(ordinal));
                }
            }

            var own = witness.MoveInto(box, edges);
            return own.IsKnown ? own.IsInside : area._exact.Holds(index.PublishedCorners(ordinal));
        }
    }
}
