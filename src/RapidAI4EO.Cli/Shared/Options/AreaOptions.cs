using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>The options that name a place, the same for every verb that takes one.</summary>
internal sealed class AreaOptions
{
    private readonly Option<string> _bbox;
    private readonly Option<string> _intersects;
    private readonly Option<string> _within;
    private readonly Option<string> _near;
    private readonly Option<string> _country;

    /// <param name="what">What is looked for, in the plural and with a capital: <c>Samples</c>.</param>
    public AreaOptions(string what)
    {
        _bbox = Text("--bbox", "W,S,E,N", $"{what} that touch this box, in degrees.");
        _intersects = Text("--intersects", "AREA", $"{what} that touch this area: a file of GeoJSON, TopoJSON or WKT (#id or #property=value picks a feature), or WKT.");
        _within = Text("--within", "AREA", $"{what} wholly in this area.");
        _near = Text("--near", "LON,LAT,KM", $"{what} within so many kilometres of a point.");
        _country = Text("--country", "NAME", $"{what} wholly in this country: an ISO code or a name.");
        _country.CompletionSources.Add(Completions.Countries);
    }

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
