using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Areas;

/// <summary>
/// A place in a question: finds the samples whose published polygons stand in a certain relation to it. Predicates are planar in
/// longitude and latitude, as those of geometry libraries are, and exact: the index only settles what is far from any doubt.
/// </summary>
public abstract class AreaOfInterest
{
    /// <summary>Samples whose polygon shares at least a point with the geometry; touching counts.</summary>
    /// <param name="geometry">Any valid geometry of EPSG:4326, longitude first.</param>
    public static AreaOfInterest Intersects(NtsGeometry geometry) => new GeometryArea(geometry, AreaRelation.Intersects);

    /// <summary>Samples whose polygon shares at least a point with the box; touching counts.</summary>
    public static AreaOfInterest Intersects(BoundingBox box)
    {
        ArgumentNullException.ThrowIfNull(box);
        var area = Intersects(box.ToGeometry());
        area.CrossesAntimeridian = box.CrossesAntimeridian;
        return area;
    }

    /// <summary>Samples whose polygon lies in the geometry; a shared edge is still within. Only areas have something within.</summary>
    /// <param name="geometry">Any valid geometry of EPSG:4326, longitude first.</param>
    public static AreaOfInterest Within(NtsGeometry geometry) => new GeometryArea(geometry, AreaRelation.Within);

    /// <summary>Samples that come within a distance of a point, measured on the ellipsoid to the nearest point of their square.</summary>
    public static AreaOfInterest Near(NearPoint point) => new NearArea(point);

    /// <summary>What sentences call it: <c>the area</c>, or what <see cref="Named"/> was given.</summary>
    public string Name { get; private set; } = "the area";

    /// <summary>The position that its middle has, by its bounds.</summary>
    internal abstract LonLat Middle { get; }

    /// <summary>True of a box whose west is greater than its east.</summary>
    internal bool CrossesAntimeridian { get; private set; }

    /// <summary>The same area under a name that its author knows it by, as <c>the box of --bbox</c>.</summary>
    public AreaOfInterest Named(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var named = (AreaOfInterest)MemberwiseClone();
        named.Name = name;
        return named;
    }

    /// <summary>The samples of an index that the area selects.</summary>
    /// <param name="index">The index.</param>
    /// <param name="cancellationToken">Looked at every few thousand edges or samples.</param>
    public SampleSet Select(SampleIndex index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var selected = new SampleSet(index.Count);
        SelectInto(index, selected, cancellationToken);
        return selected;
    }

    /// <summary>Whether a geometry of another corpus stands in the relation: predicates as for samples. An empty one never does.</summary>
    /// <exception cref="NetTopologySuite.Geometries.TopologyException">The geometry is not valid, and nothing can be said of it.</exception>
    internal abstract bool Selects(NtsGeometry geometry);

    /// <summary>False where nothing inside the box can be selected. It errs to the other side by some metres, since boxes are rounded.</summary>
    internal abstract bool MaySelectIn(BoundingBox box);

    /// <summary>The area with longitudes and latitudes in each other's place; null where those are not on the globe.</summary>
    internal abstract AreaOfInterest? Swapped();

    /// <summary>The same place asked for what touches it; null where that is asked already.</summary>
    internal abstract AreaOfInterest? Touching();

    private protected abstract void SelectInto(SampleIndex index, SampleSet selected, CancellationToken cancellationToken);
}
