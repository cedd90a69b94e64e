using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.Pictures;
using RapidAI4EO.Imagery.Series;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Endpoints;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Chips;

/// <summary>Pictures and series of the images of samples, where the server was told where images are.</summary>
internal static class ChipEndpoints
{
    public const string Root = "/chips";

    public static void Map(IEndpointRouteBuilder routes, StacApi api, ChipImages? images)
    {
        ApiRoutes.Get(routes, Root + "/{sample}/{product}/{step}.png", context => PictureAsync(context, api, images ?? throw NoImages()));
        ApiRoutes.Get(routes, Root + "/{sample}/series", context => SeriesAsync(context, api, images ?? throw NoImages()));
    }

    private static NotFoundException NoImages() => new("images", "This server shows no images: it was started without --images.");

    private static async Task PictureAsync(HttpContext context, StacApi api, ChipImages images)
    {
        var query = new QueryParameters(context.Request.Query);
        var product = ProductOf((string)context.Request.RouteValues["product"]!);
        var step = (string)context.Request.RouteValues["step"]!;
        var time = product.Steps.Where(known => known.ToString() == step).Cast<TimeStep?>().FirstOrDefault()
            ?? throw new NotFoundException("step", $"{product} has no image of '{Excerpt.Of(step)}'. Its first is {product.Steps[0]}.");
        var key = new AssetKey(SampleOf(context, api), product, time);
        var (style, isMasked) = (StyleOf(query), IsMasked(query));
        if (isMasked && product != Product.PlanetFusion) throw new ParameterException("mask", "Only pfsr has quality layers to mask by.");
        using var slot = await api.Load.EnterImageAsync(context).ConfigureAwait(false);
        var png = await images.PngAsync(key, style, isMasked, context.Request.Path + context.Request.QueryString, context.RequestAborted).ConfigureAwait(false);
        await SendAsync(context, MediaTypes.Png, png).ConfigureAwait(false);
    }

    private static async Task SeriesAsync(HttpContext context, StacApi api, ChipImages images)
    {
        var query = new QueryParameters(context.Request.Query);
        var request = new SeriesRequest
        {
            Sample = SampleOf(context, api),
            Index = SearchRequestReader.At("index", () => SpectralIndex.Parse(query.Text("index") ?? "ndvi")),
            Products = [ProductOf(query.Text("product") ?? Product.PlanetFusion.Key)],
            Mask = IsMasked(query) ? SeriesMask.Quality : SeriesMask.None,
        };
        using var slot = await api.Load.EnterImageAsync(context).ConfigureAwait(false);
        var points = await images.SeriesAsync(request, context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, MediaTypes.Json, json => ChipSeries.Write(json, request, points)).ConfigureAwait(false);
    }

    /// <summary>Tagged by its bytes, since a root may get another file of the same name.</summary>
    private static Task SendAsync(HttpContext context, string type, byte[] bytes)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "max-age=60";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return Answer.BytesAsync(context, type, bytes);
    }

    private static SampleId SampleOf(HttpContext context, StacApi api)
    {
        var text = (string)context.Request.RouteValues["sample"]!;
        return SampleId.TryParse(text, out var sample) && ItemIds.OrdinalOf(sample, api.Index) >= 0
            ? sample
            : throw new NotFoundException("sample", $"The index has no sample '{Excerpt.Of(text)}'.");
    }

    private static Product ProductOf(string key) => Product.All.FirstOrDefault(product => product.HasTime && product.Key == key)
        ?? throw new NotFoundException("product", $"There are images of pfsr, pfqa and s2, and not of '{Excerpt.Of(key)}'.");

    private static ChipStyle StyleOf(QueryParameters query)
    {
        var index = SearchRequestReader.At("index", () => query.Text("index") is { } name ? SpectralIndex.Parse(name) : null);
        var bands = query.List("bands");
        if (bands is not (null or { Count: 1 or 3 })) throw new ParameterException("bands", $"A picture takes one band or three, for red, green and blue, and not {bands.Count}.");
        if (index is not null && bands is not null) throw new ParameterException("bands", "An index has colours of its own: give either it or bands.");
        return new ChipStyle(index, bands, SearchRequestReader.At("range", () => query.Text("range") is { } range ? Stretch.Of(BandRange.Parse(range)) : Stretch.Default));
    }

    private static bool IsMasked(QueryParameters query) => query.Text("mask") switch
    {
        null or "none" => false,
        "qa" => true,
        var other => throw new ParameterException("mask", $"The mask is 'qa' or 'none', and not '{Excerpt.Of(other)}'."),
    };
}
