using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RapidAI4EO.Server.Hosting;

/// <summary>
/// Strong ETags, known before anything is computed: an answer depends on nothing but the index and the address. The encodings that the
/// client takes are in the tag too, since they change the bytes.
/// </summary>
internal sealed class EntityTags(RequestDelegate next, StacApi api)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || HealthEndpoints.IsHealth(request.Path)) return next(context);
        var tag = TagOf(request);
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            Set(context.Response, tag);
            return Task.CompletedTask;
        }

        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK) Set(context.Response, tag);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Set(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "no-cache";
    }

    private EntityTagHeaderValue TagOf(HttpRequest request)
    {
        var text = $"{api.Digest}\n{api.LinksFor(request).Root}\n{request.Path}{request.QueryString}\n{request.Headers.AcceptEncoding}";
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16))}\"");
    }
}
