using NetTopologySuite;
using NetTopologySuite.Geometries;

namespace RapidAI4EO.Geometry;

/// <summary>Makes the reader of WKT count its rings, because NTS refuses an open ring without saying which one or where.</summary>
internal sealed class WktServices(InputLocation place) : NtsGeometryServices
{
    protected override GeometryFactory CreateGeometryFactoryCore(
        PrecisionModel precisionModel, int srid, CoordinateSequenceFactory coordinateSequenceFactory) =>
        new CheckingFactory(precisionModel, srid, coordinateSequenceFactory, place);

    private sealed class CheckingFactory(PrecisionModel precision, int srid, CoordinateSequenceFactory sequences, InputLocation place)
        : GeometryFactory(precision, srid, sequences)
    {
        private int _rings;

        public override LinearRing CreateLinearRing(CoordinateSequence coordinates)
        {
            if (coordinates is { Count: > 0 })
            {
                Rings.Check(coordinates.ToCoordinateArray(), place with { Ring = ++_rings });
            }

            return base.CreateLinearRing(coordinates);
        }
    }
}
