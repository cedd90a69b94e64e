using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Server.Endpoints;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Explorer;

/// <summary>The explorer's page, and what it draws: all samples once, and which of them a search finds, a bit each.</summary>
internal static class ExplorerEndpoints
{
    /// <summary>Nothing of another site, no script or style in the page itself; pictures also of the page's own making.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private const string Absent = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>RapidAI4EO explorer</title></head>
        <body><h1>The explorer is not in this build</h1>
        <p>This server was built on a machine without Node.js. Install Node.js 20 or later with npm, build again with <code>dotnet build -c Release</code>, and start the server again.
        The API is at <a href="../api.html">its own page</a>.</p></body></html>
        """;

    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        var columns = new Lazy<byte[]>(() => SampleColumns.Write(api.Index));
        var ground = new Lazy<ReadOnlyMemory<byte>>(() => Answer.Write(GroundMap.Write).WrittenMemory);
        ApiRoutes.Get(routes, "/explore/data/samples.arrow", context => Answer.BytesAsync(context, SampleColumns.MediaType, columns.Value));
        ApiRoutes.Get(routes, "/explore/data/ground.geojson", context => Answer.BytesAsync(context, MediaTypes.GeoJson, ground.Value));
        ApiRoutes.Get(routes, "/explore/data/facts.json", context => Answer.JsonAsync(context, MediaTypes.Json, json => CorpusFacts.Write(json, api.Index.Count, api.Options)));
        ApiRoutes.Get(routes, "/explore/data/splits.csv", context => Answer.BytesAsync(
            context, MediaTypes.PlainText, api.Options.Splits ?? throw new NotFoundException("splits", "This server shows no splits: it was started without --splits.")));
        routes.MapMethods("/explore/selection", [HttpMethods.Post], context => SelectAsync(context, api));
        ApiRoutes.Get(routes, "/explore/{**file}", FileAsync);
    }

    private static Task FileAsync(HttpContext context)
    {
        var path = context.Request.RouteValues["file"] as string is { Length: > 0 } file ? file : "index.html";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (ExplorerBundle.Read(path) is { } bytes) return Answer.BytesAsync(context, ExplorerBundle.TypeOf(path), bytes);
        if (path == "index.html" && !ExplorerBundle.IsThere) return Answer.BytesAsync(context, MediaTypes.Html, Encoding.UTF8.GetBytes(Absent));
        throw new NotFoundException("file", $"The explorer has no file '{Excerpt.Of(path)}'. It starts at /explore/.");
    }

    /// <summary>
    /// Of the samples in the order of the index those whose label item a search finds: a bit a sample, the first of each byte the lowest. The body is that of
    /// POST /search; the address may name a 'country', wholly in which they are then.
    /// </summary>
    private static async Task SelectAsync(HttpContext context, StacApi api)
    {
        using var body = await RequestBody.ReadAsync(context, api).ConfigureAwait(false);
        var bits = await api.Load.ComputeAsync(context, token =>
        {
            var request = api.Reader.Read(new BodyParameters(body.Json), CollectionKind.Labels, token);
            var found = api.Search.Find(request, token).Of(CollectionKind.Labels)?.Copy() ?? new SampleSet(api.Index.Count);
            if (InCountry(context, api, token) is { } inCountry) found.IntersectWith(inCountry);
            return found.ToBytes();
        }).ConfigureAwait(false);
        await Answer.BytesAsync(context, "application/octet-stream", bits).ConfigureAwait(false);
    }

    private static SampleSet? InCountry(HttpContext context, StacApi api, CancellationToken token)
    {
        if (new QueryParameters(context.Request.Query).Text("country") is not { } name) return null;
        var country = SearchRequestReader.At("country", () => Countries.Find(name));
        return new SampleSearch(api.Index).Find(new Subset { Areas = [AreaOfInterest.Within(country.Geometry)] }, token);
    }
}
