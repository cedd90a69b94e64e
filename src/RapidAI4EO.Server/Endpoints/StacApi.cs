using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Load;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>What all endpoints share: the index and what is computed from it once.</summary>
internal sealed class StacApi
{
    public StacApi(SampleIndex index, ApiOptions options)
    {
        (Index, Options) = (index, options);
        Load = new ApiLoad(options);
        Search = new ItemSearch(index);
        Reader = new SearchRequestReader(options.DefaultLimit, options.MaxLimit);
        Catalog = new ComputedCatalog(index, SampleSet.All(index.Count), new ItemOptions(options.HrefRoot));
        Writers = new ItemWriters(index, options.HrefRoot);
        Digest = DigestOf(index, options);
    }

    public SampleIndex Index { get; }

    public ApiOptions Options { get; }

    /// <summary>What is under way.</summary>
    public ApiLoad Load { get; }

    public ItemSearch Search { get; }

    public SearchRequestReader Reader { get; }

    /// <summary>With the links of a static catalog.</summary>
    public ComputedCatalog Catalog { get; }

    public ItemWriters Writers { get; }

    /// <summary>Tells answers of one index, root and program from those of another.</summary>
    public string Digest { get; }

    /// <summary>The addresses as this client knows them.</summary>
    public ApiLinks LinksFor(HttpRequest request) => new(Options.BaseUrl ?? $"{request.Scheme}://{HostOf(request)}{request.PathBase}/");

    /// <summary>The host that was asked, or where the request does not say, as in HTTP/1.0, the address that it came to.</summary>
    /// <exception cref="InvalidInputException">It is no name of a host.</exception>
    private static string HostOf(HttpRequest request)
    {
        try
        {
            // To read it is to decode what is written in letters of ASCII.
            if (request.Host is { HasValue: true } host) return host.ToUriComponent();
        }
        catch (ArgumentException e)
        {
            throw new InvalidInputException(
                $"'{Excerpt.Of(request.Headers.Host.ToString())}' is not the name of a host. A label between its points has 63 letters at most, and behind xn-- it is Punycode.", e);
        }

        var here = request.HttpContext.Connection;
        if (here.LocalIpAddress is not { } address) return "localhost";
        return new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, here.LocalPort).ToString();
    }

    private static string DigestOf(SampleIndex index, ApiOptions options)
    {
        var info = index.Info;
        var parts = info.Sources.Select(source => source.Sha256)
            .Append($"{info.Samples} {info.Tiles} {info.LeftOut} {info.BuiltBy} {index.Length} {options.HrefRoot} {(options.Splits is { } splits ? Convert.ToHexString(SHA256.HashData(splits)) : "")} {typeof(StacApi).Assembly.ManifestModule.ModuleVersionId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
