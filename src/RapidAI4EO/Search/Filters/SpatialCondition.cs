using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// How the published polygons stand to a geometry. Which ones touch it and which lie in it, the tree of tiles says; the other
/// relations are put to NetTopologySuite for the samples that these leave in doubt.
/// </summary>
internal sealed class SpatialCondition(SpatialOperator op, NtsGeometry geometry) : Condition
{
    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought) => op switch
    {
        SpatialOperator.Intersects => Part(candidates, Touched(run), sought),
        SpatialOperator.Disjoint => Part(candidates, Touched(run), !sought),
        SpatialOperator.Within => Part(candidates, Inside(run), sought),
        _ => Part(candidates, Related(run, candidates), sought),
    };

    private SampleSet Touched(FilterRun run) => AreaOfInterest.Intersects(geometry).Select(run.Index, run.CancellationToken);

    private SampleSet Inside(FilterRun run) => AreaOfInterest.Within(geometry).Select(run.Index, run.CancellationToken);

    private SampleSet Related(FilterRun run, SampleSet candidates)
    {
        var related = new SampleSet(candidates.Capacity);
        if (op == SpatialOperator.Overlaps && AreaReader.Polygonal(geometry) is null)
        {
            return related;
        }

        var doubtful = Touched(run);
        doubtful.IntersectWith(candidates);
        if (op is SpatialOperator.Overlaps or SpatialOperator.Touches or SpatialOperator.Crosses)
        {
            // What lies inside has its own inside in common with the geometry, and nothing outside of it.
            doubtful.ExceptWith(Inside(run));
        }

        var envelope = geometry.EnvelopeInternal;
        var bounds = new LonLatBounds(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);
        foreach (var ordinal in doubtful.Ordinals())
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var corners = run.Index.PublishedCorners(ordinal);
            if (MayHold(corners.Bounds, bounds) && SpatialRelation.Holds(op, corners.ToPolygon(), geometry))
            {
                related.Add(ordinal);
            }
        }

        return related;
    }

    private bool MayHold(in LonLatBounds sample, in LonLatBounds other) => op switch
    {
        SpatialOperator.Contains => sample.Contains(other),
        SpatialOperator.Equals => sample == other,
        _ => true,
    };
}
