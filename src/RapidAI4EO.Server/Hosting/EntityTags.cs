using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;
using RapidAI4EO.Server.Chips;
using RapidAI4EO.Server.Endpoints;

namespace RapidAI4EO.Server.Hosting;

/// <summary>
/// Strong ETags, known before anything is computed: an answer depends on nothing but the index and the address, but for those with images, which tag themselves. The encoding that is
/// chosen for the client is in the tag too, since it changes the bytes.
/// </summary>
internal sealed class EntityTags(RequestDelegate next, StacApi api, IResponseCompressionProvider compression)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || HealthEndpoints.IsHealth(request.Path) || request.Path.StartsWithSegments(ChipEndpoints.Root, StringComparison.Ordinal)) return next(context);
        var tag = TagOf(context);
        var headers = request.GetTypedHeaders();
        if (headers.IfMatch.Count > 0 && !headers.IfMatch.Any(known => IsAny(known) || known.Compare(tag, useStrongComparison: true)))
        {
            return Problems.WriteAsync(context, StatusCodes.Status412PreconditionFailed, "What is here has none of the tags of If-Match. Ask again without it.", null);
        }

        if (headers.IfMatch.Count == 0 && headers.IfNoneMatch.Any(known => !IsAny(known) && known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            Set(context.Response, tag);
            return Task.CompletedTask;
        }

        var isUnwanted = headers.IfNoneMatch.Any(IsAny);
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode != StatusCodes.Status200OK) return Task.CompletedTask;
            Set(context.Response, tag);
            if (!isUnwanted) return Task.CompletedTask;
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.ContentLength = null;
            return Task.CompletedTask;
        });
        return isUnwanted ? WithoutBodyAsync(context) : next(context);
    }

    /// <summary>Any tag is that of whatever is here, which only the answer's status tells; a refusal, which is written behind this, has its body.</summary>
    private async Task WithoutBodyAsync(HttpContext context)
    {
        var method = context.Request.Method;
        context.Request.Method = HttpMethods.Head;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Request.Method = method;
        }
    }

    private static bool IsAny(EntityTagHeaderValue tag) => tag.Equals(EntityTagHeaderValue.Any);

    private static void Set(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "no-cache";
    }

    private EntityTagHeaderValue TagOf(HttpContext context)
    {
        var request = context.Request;
        var text = $"{api.Digest}\n{api.LinksFor(request).Root}\n{request.Path}{request.QueryString}\n{compression.GetCompressionProvider(context)?.EncodingName}";
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16))}\"");
    }
}
