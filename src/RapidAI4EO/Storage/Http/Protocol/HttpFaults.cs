using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>Puts what can go wrong with HTTP into the words of <see cref="StorageException"/>. Addresses come without a query.</summary>
internal static class HttpFaults
{
    public static StorageException FromStatus(string address, HttpResponseMessage response, DateTimeOffset? sasExpiry, TimeProvider time)
    {
        var status = (int)response.StatusCode;
        var (error, words) = AzureFaults.Explain(response, sasExpiry, time.GetUtcNow()) is { } known
            ? (known.Error, $"({known.Words})")
            : (ErrorOf(status), Words(response.StatusCode));
        return new StorageException(error, $"{address} answered {status} {words}.")
        {
            RetryAfter = RetryAfter(response.Headers.RetryAfter, time),
        };
    }

    public static StorageException FromTransport(string address, Exception e)
    {
        if (IsOutOfFiles(e)) return OutOfFiles(address, e);
        var reason = (e as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "its host name cannot be resolved",
            HttpRequestError.SecureConnectionError => $"no secure connection could be made ({e.InnerException?.Message ?? e.Message})",
            HttpRequestError.ConnectionError => "no connection could be made",
            HttpRequestError.ProxyTunnelError => "the proxy let no connection through",
            HttpRequestError.InvalidResponse => "the answer is not HTTP",
            _ => "the connection broke",
        };
        return new StorageException(StorageError.Unavailable, $"{address} cannot be read: {reason}.", e);
    }

    /// <summary>Whether this process, or the machine, has as many files and connections open as it may.</summary>
    public static bool IsOutOfFiles(Exception? e) =>
        e is SocketException { SocketErrorCode: SocketError.TooManyOpenSockets } || (e is not null && IsOutOfFiles(e.InnerException));

    /// <summary>Fewer at once is the remedy, as for a server that has enough.</summary>
    public static StorageException OutOfFiles(string address, Exception e) => new(
        StorageError.Overloaded, $"{address} cannot be read: this program may open no more files and connections. Raise the limit (ulimit -n), or fetch fewer at once.", e);

    public static StorageException NoConnection(string address, TimeSpan limit, Exception? e) =>
        new(StorageError.Overloaded, string.Create(CultureInfo.InvariantCulture, $"{address}: no connection within {limit.TotalSeconds:0.#} s."), e);

    public static StorageException Silence(string address, TimeSpan limit) =>
        new(StorageError.Overloaded, string.Create(CultureInfo.InvariantCulture, $"{address} sent nothing for {limit.TotalSeconds:0.#} s."));

    public static StorageException Refusal(string address, string reason) => new(StorageError.Refused, $"{address} {reason}.");

    private static StorageError ErrorOf(int status) => status switch
    {
        404 or 410 => StorageError.NotFound,
        401 or 403 => StorageError.Forbidden,
        408 or 429 or 503 => StorageError.Overloaded,
        >= 500 => StorageError.Unavailable,
        _ => StorageError.Refused,
    };

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, TimeProvider time) =>
        header?.Delta ?? (header?.Date is { } date ? Positive(date - time.GetUtcNow()) : null);

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    // The server's own phrase is foreign text, and HTTP/2 has none.
    private static string Words(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => "(not found)",
        HttpStatusCode.Gone => "(gone)",
        HttpStatusCode.Unauthorized => "(not authorised)",
        HttpStatusCode.Forbidden => "(forbidden)",
        HttpStatusCode.ProxyAuthenticationRequired => "(the proxy wants a password)",
        HttpStatusCode.TooManyRequests => "(too many requests)",
        HttpStatusCode.ServiceUnavailable => "(service unavailable)",
        HttpStatusCode.RequestTimeout => "(request timed out)",
        HttpStatusCode.Conflict => "(conflict: perhaps public access is off)",
        _ => Enum.IsDefined(status) ? $"({status})" : "",
    };
}
