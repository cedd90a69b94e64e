using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>Makes conditions of geometries: heights are dropped, rings that cross and positions off the globe are refused.</summary>
internal sealed class SpatialBinder(AreaEffort effort)
{
    public Condition Bind(SpatialPredicate predicate)
    {
        var (op, left, right) = (predicate.Operator, Read(predicate.Left), Read(predicate.Right));
        if (left is null && right is null)
        {
            return ConstantCondition.Of(SpatialRelation.IsReflexive(op));
        }

        if (left is null)
        {
            return OfSamples(op, right!, predicate.Right.Place);
        }

        if (right is null)
        {
            return OfSamples(SpatialRelation.Converse(op), left, predicate.Left.Place);
        }

        RequireOneKind(op, left, predicate.Left.Place);
        RequireOneKind(op, right, predicate.Right.Place);
        Crossings.Check([left, right], effort, "The filter");
        return ConstantCondition.Of(SpatialRelation.Holds(op, left, right));
    }

    private SpatialCondition OfSamples(SpatialOperator op, NtsGeometry geometry, Cql2Location place)
    {
        if (op != SpatialOperator.Within)
        {
            RequireOneKind(op, geometry, place);
        }

        // Where lines cross themselves, these relations look at each crossing, and for each sample anew.
        if (op is SpatialOperator.Crosses or SpatialOperator.Touches or SpatialOperator.Overlaps) Crossings.Check([geometry], effort, "The filter");
        return new SpatialCondition(op, geometry);
    }

    /// <summary>Simple Features does not say what the boundary of areas, lines and points together is.</summary>
    private static void RequireOneKind(SpatialOperator op, NtsGeometry geometry, Cql2Location place)
    {
        if (op is not (SpatialOperator.Intersects or SpatialOperator.Disjoint) && Geometry.Areas.IsMixed(geometry))
        {
            throw Cql2Error.At(
                place, $"{op.ToText().ToUpperInvariant()} is not defined for a collection of areas, lines and points. Ask for one kind of them at a time.");
        }
    }

    /// <summary>Null for the polygons of the samples.</summary>
    private NtsGeometry? Read(Cql2Expression expression)
    {
        try
        {
            return expression switch
            {
                BoxLiteral box => BoundingBox.From(box.Numbers).ToGeometry(),
                GeometryLiteral literal => Read(literal),
                _ => null,
            };
        }
        catch (InvalidInputException e) when (expression is BoxLiteral)
        {
            throw Cql2Error.At(expression.Place, e.Message);
        }
    }

    private NtsGeometry Read(GeometryLiteral literal)
    {
        var source = $"The geometry{literal.Place} of the filter";
        var place = new InputLocation(source);
        return AreaBuilder.Build([(place, PositionCheck.Apply(literal.Geometry, place))], source, effort);
    }
}
