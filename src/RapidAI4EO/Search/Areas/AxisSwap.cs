using NetTopologySuite.Geometries;

namespace RapidAI4EO.Search.Areas;

/// <summary>Puts longitude and latitude in each other's place.</summary>
internal sealed class AxisSwap : ICoordinateSequenceFilter
{
    public bool Done => false;

    public bool GeometryChanged => true;

    public void Filter(CoordinateSequence sequence, int i)
    {
        var x = sequence.GetX(i);
        sequence.SetX(i, sequence.GetY(i));
        sequence.SetY(i, x);
    }
}
