using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Areas;

/// <summary>
/// A position of which it is known whether it lies inside a geometry's polygons. From one witness the next is made by counting
/// the ring edges between them, which only takes the edges of the neighbourhood that holds both.
/// </summary>
/// <param name="Position">Where it is; never on an edge.</param>
/// <param name="IsInside">Whether it lies in a polygon.</param>
/// <param name="IsKnown">False where no safe answer was found; then nothing may be concluded.</param>
internal readonly record struct Witness(LonLat Position, bool IsInside, bool IsKnown)
{
    // Places within a box, as shares of its width and height, in the order in which they are tried. None lies on a diagonal or
    // a middle line, where drawn areas like to have their edges.
    private static readonly (double X, double Y)[] Places =
        [(0.4837, 0.5219), (0.3187, 0.6373), (0.7411, 0.2593), (0.1873, 0.1427), (0.8641, 0.9071), (0.6131, 0.8147)];

    /// <summary>A witness in a box.</summary>
    /// <param name="box">Lies in the neighbourhood.</param>
    /// <param name="edges">All edges that touch the neighbourhood, which also holds this witness.</param>
    public Witness MoveInto(in LonLatBounds box, ReadOnlySpan<Edge> edges)
    {
        if (!IsKnown)
        {
            return this;
        }

        foreach (var (x, y) in Places)
        {
            var place = new LonLat(box.West + (x * (box.East - box.West)), box.South + (y * (box.North - box.South)));
            if (Count(place, edges) is var crossings and >= 0)
            {
                return new Witness(place, IsInside ^ ((crossings & 1) != 0), true);
            }
        }

        return default;
    }

    /// <summary>The number of ring edges between the witness and another place, or -1 where it cannot safely be counted.</summary>
    private int Count(LonLat place, ReadOnlySpan<Edge> edges)
    {
        var count = 0;
        foreach (ref readonly var edge in edges)
        {
            if (!edge.IsRing)
            {
                continue;
            }

            var crosses = edge.Crosses(Position, place);
            if (crosses < 0)
            {
                return -1;
            }

            count += crosses;
        }

        return count;
    }
}
