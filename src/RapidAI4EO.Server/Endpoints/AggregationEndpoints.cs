using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>Figures of what a search would find, and which figures there are.</summary>
internal static class AggregationEndpoints
{
    private const string Parameter = "aggregations";

    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        var aggregator = new Aggregator(api.Index);
        ApiRoutes.Get(routes, "/aggregations", context => ListAsync(context, api, null));
        ApiRoutes.Get(routes, "/collections/{collection}/aggregations", context => ListAsync(context, api, ApiRoutes.CollectionOf(context)));
        ApiRoutes.Get(routes, "/aggregate", context => SendAsync(context, api, aggregator, () => new QueryParameters(context.Request.Query), null));
        ApiRoutes.Get(routes, "/collections/{collection}/aggregate", context =>
            SendAsync(context, api, aggregator, () => new QueryParameters(context.Request.Query), ApiRoutes.CollectionOf(context)));
        routes.MapMethods("/aggregate", [HttpMethods.Post], async context =>
        {
            using var body = await RequestBody.ReadAsync(context, api).ConfigureAwait(false);
            await SendAsync(context, api, aggregator, () => new BodyParameters(body.Json), null).ConfigureAwait(false);
        });
    }

    private static Task ListAsync(HttpContext context, StacApi api, CollectionKind? kind) => Answer.JsonAsync(context, MediaTypes.Json, json =>
    {
        var links = api.LinksFor(context.Request);
        WriteStart(json);
        foreach (var aggregation in Aggregation.All)
        {
            WriteHead(json, aggregation);
            json.WriteEndObject();
        }

        WriteEnd(json, links, kind is null ? Parameter : $"collections/{kind}/{Parameter}", kind);
    });

    private static async Task SendAsync(HttpContext context, StacApi api, Aggregator aggregator, Func<RequestParameters> read, CollectionKind? kind)
    {
        var answer = await api.Load.ComputeAsync(context, token =>
        {
            var parameters = read();
            var request = api.Reader.Read(parameters, kind, token) with { Sort = [] };
            var wanted = Wanted(parameters);
            var found = api.Search.Find(request, token);
            return Answer.Write(json =>
            {
                WriteStart(json);
                foreach (var aggregation in wanted) Write(json, aggregation, aggregator, found, token);
                WriteEnd(json, api.LinksFor(context.Request), (kind is null ? "aggregate" : $"collections/{kind}/aggregate") + context.Request.QueryString, kind);
            });
        }).ConfigureAwait(false);
        await Answer.SendAsync(context, MediaTypes.Json, answer).ConfigureAwait(false);
    }

    private static List<Aggregation> Wanted(RequestParameters parameters)
    {
        var names = parameters.List(Parameter) ?? ["total_count"];
        var unknown = names.FirstOrDefault(name => !Aggregation.All.Any(aggregation => aggregation.Name == name));
        return unknown is null
            ? [.. Aggregation.All.Where(aggregation => names.Contains(aggregation.Name))]
            : throw new ParameterException(
                Parameter, $"There is no aggregation '{Excerpt.Of(unknown)}'. Those that there are: {string.Join(", ", Aggregation.All.Select(a => a.Name))}.");
    }

    private static void Write(Utf8JsonWriter json, Aggregation aggregation, Aggregator aggregator, FoundItems found, CancellationToken token)
    {
        WriteHead(json, aggregation);
        if (aggregation.HasBuckets)
        {
            json.WriteStartArray("buckets"u8);
            foreach (var bucket in aggregator.BucketsOf(aggregation, found, token)) Write(json, aggregation, bucket);
            json.WriteEndArray();
        }
        else if (Aggregator.ValueOf(aggregation, found) is long count)
        {
            json.WriteNumber("value"u8, count);
        }
        else
        {
            json.WriteString("value"u8, Aggregator.ValueOf(aggregation, found) as string);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Aggregation aggregation, Bucket bucket)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, bucket.Key);
        json.WriteString("data_type"u8, aggregation.DataType);
        json.WriteNumber("frequency"u8, bucket.Frequency);
        if (bucket.Value is { } value) json.WriteNumber("value"u8, value);
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "AggregationCollection"u8);
        json.WriteStartArray("aggregations"u8);
    }

    private static void WriteHead(Utf8JsonWriter json, Aggregation aggregation)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, aggregation.Name);
        json.WriteString("title"u8, aggregation.Title);
        json.WriteString("data_type"u8, aggregation.DataType);
    }

    private static void WriteEnd(Utf8JsonWriter json, ApiLinks links, string path, CollectionKind? kind)
    {
        json.WriteEndArray();
        List<CatalogLink> all = [new("self", links.At(path), MediaTypes.Json), new("root", links.Root, MediaTypes.Json)];
        if (kind is not null) all.Add(new CatalogLink("collection", links.Collection(kind), MediaTypes.Json));
        Answer.WriteLinks(json, all);
        json.WriteEndObject();
    }
}
