using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>Copies a geometry of any origin into our own kind: positions checked, heights dropped, EPSG:4326.</summary>
internal sealed class PositionCheck : GeometryEditor.CoordinateOperation
{
    private readonly InputLocation _place;

    private PositionCheck(InputLocation place) => _place = place;

    /// <exception cref="InvalidInputException">A position is not on the globe.</exception>
    public static NtsGeometry Apply(NtsGeometry geometry, InputLocation place) =>
        new GeometryEditor(Areas.Factory).Edit(geometry, new PositionCheck(place));

    public override Coordinate[] Edit(Coordinate[] coordinates, NtsGeometry geometry) =>
        Array.ConvertAll(coordinates, c => Position.Checked(c.X, c.Y, _place));
}
