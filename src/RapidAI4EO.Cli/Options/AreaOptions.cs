using System.CommandLine;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;

namespace RapidAI4EO.Cli.Options;

/// <summary>The options that name a place, the same for every verb that takes one.</summary>
/// <param name="what">What is looked for, in the plural and with a capital: <c>Samples</c>.</param>
internal sealed class AreaOptions(string what)
{
    private readonly Option<string> _bbox = Text("--bbox", "W,S,E,N", $"{what} that touch this box, in degrees.");
    private readonly Option<string> _intersects = Text("--intersects", "AREA", $"{what} that touch this area: a file of GeoJSON, TopoJSON or WKT (#id or #property=value picks a feature), or WKT.");
    private readonly Option<string> _within = Text("--within", "AREA", $"{what} wholly in this area.");
    private readonly Option<string> _near = Text("--near", "LON,LAT,KM", $"{what} within so many kilometres of a point.");
    private readonly Option<string> _country = Text("--country", "NAME", $"{what} wholly in this country: an ISO code or a name.");

    public IReadOnlyList<Option> All => [_bbox, _intersects, _within, _near, _country];

    /// <exception cref="InvalidInputException">An option cannot be understood.</exception>
    public IEnumerable<AreaOfInterest> Read(Invocation call)
    {
        if (call.Get(_bbox) is { } bbox)
        {
            yield return AreaOfInterest.Intersects(BoundingBox.Parse(bbox)).Named("the box of --bbox");
        }

        if (call.Get(_near) is { } near)
        {
            yield return AreaOfInterest.Near(NearPoint.Parse(near)).Named("the circle of --near");
        }

        if (call.Get(_intersects) is { } area)
        {
            yield return AreaOfInterest.Intersects(AreaReader.Read(area)).Named("the area of --intersects");
        }

        if (call.Get(_within) is { } outer)
        {
            yield return AreaOfInterest.Within(AreaReader.Read(outer)).Named("the area of --within");
        }

        if (call.Get(_country) is { } country)
        {
            var found = Countries.Find(country);
            yield return AreaOfInterest.Within(found.Geometry).Named(found.ToString());
        }
    }

    private static Option<string> Text(string name, string form, string description) =>
        new(name) { Description = description, HelpName = form };
}
