using NetTopologySuite.Geometries;

namespace RapidAI4EO.Tests.Geometry;

/// <summary>Areas on the ground by a cylindrical equal-area map of the sphere with the Earth's surface.</summary>
internal static class EqualArea
{
    private const double Radius = 6371.0072;

    public static double SquareKilometres(NtsGeometry geometry)
    {
        var map = geometry.Copy();
        map.Apply(new Cylinder());
        return map.Area;
    }

    private sealed class Cylinder : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            seq.SetX(i, Radius * seq.GetX(i) * Math.PI / 180);
            seq.SetY(i, Radius * Math.Sin(seq.GetY(i) * Math.PI / 180));
        }
    }
}
