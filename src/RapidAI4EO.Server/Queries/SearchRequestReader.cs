using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Cql2.Json;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Queries;

/// <summary>Makes a request of parameters. Which there are says <see cref="KnownParameters"/>.</summary>
/// <param name="usualLimit">Items a page where nothing is said.</param>
/// <param name="greatestLimit">Items a page at most; who asks for more gets so many, as the standard has it.</param>
internal sealed class SearchRequestReader(int usualLimit, int greatestLimit)
{
    /// <summary>At how many places edges may cross: to unite so many takes a second and some 20 MB.</summary>
    public const int MaxCrossings = 10_000;

    private static readonly string[] Crs84 = ["http://www.opengis.net/def/crs/OGC/1.3/CRS84", "https://www.opengis.net/def/crs/OGC/1.3/CRS84"];

    /// <param name="parameters">What the client wrote.</param>
    /// <param name="collection">The only collection to search, where the address names it.</param>
    /// <param name="token">Cancels what takes long, as to unite the parts of a geometry.</param>
    /// <exception cref="ParameterException">A parameter cannot be understood.</exception>
    public SearchRequest Read(RequestParameters parameters, CollectionKind? collection, CancellationToken token)
    {
        var request = new SearchRequest
        {
            // Some clients name the collection of the address again.
            Collections = [.. Collections(parameters).Where(kind => collection is null || kind == collection)],
            Ids = At("ids", () => parameters.List("ids")),
            Box = At("bbox", () => parameters.Numbers("bbox") is { } numbers ? BoundingBox.From(numbers) : null),
            Intersects = At("intersects", () => Geometry(parameters, token)),
            Datetime = At("datetime", () => parameters.Text("datetime") is { } time ? ApiTime.Parse(time) : TimeInterval.Always),
            Filter = FilterOf(parameters),
            Sort = At("sortby", () => Sort(parameters)),
            Limit = At("limit", () => Limit(parameters.Text("limit"))),
            Token = parameters.Text("token"),
            Fields = At("fields", () => parameters.Fields() is { } fields ? FieldSelection.Parse(fields) : null),
        };
        if (request.Box is not null && request.Intersects is not null)
        {
            throw new ParameterException("intersects", "'bbox' and 'intersects' do not go together. Give one of them.");
        }

        return request with { Shown = AssetChoice.Read(parameters, request.Datetime) };
    }

    /// <summary>Tells which parameter a fault is in.</summary>
    internal static T At<T>(string parameter, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException e) when (e is not ParameterException)
        {
            throw new ParameterException(parameter, e.Message, e);
        }
    }

    /// <summary>Names that are no collection find nothing.</summary>
    private static IReadOnlyList<CollectionKind> Collections(RequestParameters parameters) =>
        parameters.List("collections") is { } named ? [.. CollectionKind.All.Where(kind => named.Contains(kind.Id))] : CollectionKind.All;

    private static NtsGeometry? Geometry(RequestParameters parameters, CancellationToken token)
    {
        if (parameters.Json("intersects") is not { } json) return null;
        using var document = RequestJson.Parse(Encoding.UTF8.GetBytes(json), "intersects");
        var isFeature = document.RootElement is { ValueKind: System.Text.Json.JsonValueKind.Object } root
            && root.TryGetProperty("type", out var type) && type.ValueKind == System.Text.Json.JsonValueKind.String
            && type.ValueEquals("Feature") | type.ValueEquals("FeatureCollection");
        return isFeature
            ? throw new InvalidInputException("'intersects' takes a GeoJSON geometry, not a Feature. Give the feature's geometry.")
            : AreaReader.ReadGeoJson(Encoding.UTF8.GetBytes(json), "The geometry of 'intersects'", new AreaEffort(MaxCrossings, token));
    }

    private static Cql2Expression? FilterOf(RequestParameters parameters)
    {
        var language = parameters.Text("filter-lang") ?? (parameters.HasJsonFilter() ? "cql2-json" : "cql2-text");
        if (parameters.Text("filter-crs") is { } crs && !Crs84.Contains(crs))
        {
            throw new ParameterException("filter-crs", $"Geometries in filters are in longitude and latitude, {Crs84[0]}, and in nothing else.");
        }

        var filter = At("filter", () => language switch
        {
            "cql2-text" => parameters.Text("filter") is { } text ? Cql2Parser.Parse(text) : null,
            "cql2-json" => parameters.Json("filter") is { } json ? Cql2JsonParser.Parse(json) : null,
            _ => throw new ParameterException("filter-lang", $"'filter-lang' is cql2-text or cql2-json, not '{Excerpt.Of(language)}'."),
        });
        var query = At("query", () => parameters.Json("query") is { } json ? QueryExtension.Parse(json) : null);
        return filter is null || query is null ? filter ?? query : new Conjunction([filter, query]);
    }

    /// <exception cref="InvalidInputException">There are more terms than serve anyone: each takes a number an item.</exception>
    private static List<SortTerm> Sort(RequestParameters parameters)
    {
        const int Most = 4;
        var terms = parameters.Sort() ?? [];
        return terms.Count <= Most
            ? [.. terms.Select(SortTerm.Parse)]
            : throw new InvalidInputException($"'sortby' takes {Most} properties at most, not {terms.Count}.");
    }

    private int Limit(string? text)
    {
        if (text is null) return Math.Min(usualLimit, greatestLimit);
        var digits = text.StartsWith('+') ? text[1..] : text;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit) || digits.Trim('0').Length == 0)
        {
            throw new InvalidInputException($"'limit' is a whole number from 1 on, not '{Excerpt.Of(text)}'.");
        }

        return int.TryParse(digits, out var limit) ? Math.Min(limit, greatestLimit) : greatestLimit;
    }
}
