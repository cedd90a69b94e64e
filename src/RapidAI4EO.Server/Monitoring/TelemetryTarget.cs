using RapidAI4EO.Corpus;

namespace RapidAI4EO.Server.Monitoring;

/// <summary>Where traces and figures go, by the OpenTelemetry protocol (OTLP).</summary>
/// <param name="Endpoint">The collector.</param>
/// <param name="IsGrpc">Whether it is spoken to by gRPC; else by HTTP, each signal at a path of its own below the endpoint.</param>
/// <param name="Headers">As <c>key=value,key=value</c>, percent-encoded; null for none. May be secret, so they stand in no message.</param>
/// <param name="Service">What the process is called there.</param>
public sealed record TelemetryTarget(Uri Endpoint, bool IsGrpc, string? Headers, string Service)
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";
    public const string HeadersVariable = "OTEL_EXPORTER_OTLP_HEADERS";
    public const string ServiceVariable = "OTEL_SERVICE_NAME";
    private const string DefaultService = "rapidai4eo";

    /// <summary>What is asked for; null where nothing is.</summary>
    /// <param name="endpoint">The collector's address, before that of the environment; null for the environment's.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="InvalidInputException">An address, protocol or header is none.</exception>
    public static TelemetryTarget? Find(string? endpoint, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var (source, text) = endpoint is null ? (EndpointVariable, variable(EndpointVariable)) : ("--otlp", endpoint);
        if (endpoint is null && string.IsNullOrWhiteSpace(text)) return null;
        return new TelemetryTarget(Address(source, text!), IsGrpcOf(variable(ProtocolVariable)), HeadersOf(variable(HeadersVariable)), ServiceOf(variable(ServiceVariable)));
    }

    /// <summary>Where one signal goes: over HTTP <c>v1/traces</c> or <c>v1/metrics</c> below the endpoint, over gRPC the endpoint itself.</summary>
    public Uri For(string signal) => IsGrpc ? Endpoint : new Uri(Endpoint.AbsoluteUri.TrimEnd('/') + "/v1/" + signal);

    private static Uri Address(string source, string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" }
            ? url
            : throw new InvalidInputException(
                $"{source} takes the http or https URL of an OpenTelemetry collector, such as http://127.0.0.1:4318, without a query or password. Give secrets in {HeadersVariable}.");

    private static bool IsGrpcOf(string? protocol) => protocol switch
    {
        null or "" or "http/protobuf" => false,
        "grpc" => true,
        _ => throw new InvalidInputException($"{ProtocolVariable} is http/protobuf or grpc, not '{RapidAI4EO.Server.Http.Excerpt.Of(protocol)}'."),
    };

    private static string? HeadersOf(string? headers)
    {
        if (string.IsNullOrWhiteSpace(headers)) return null;
        return Array.TrueForAll(headers.Split(','), pair => pair.IndexOf('=') > 0)
            ? headers
            : throw new InvalidInputException($"{HeadersVariable} is a list as in key=value,key=value. One of its parts has no key.");
    }

    private static string ServiceOf(string? service) => string.IsNullOrWhiteSpace(service) ? DefaultService : service;
}
