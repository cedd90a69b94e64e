using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace RapidAI4EO.Tests.Support;

/// <summary>Writes to an account of an emulator with its key, and signs tokens: what the owner of a container does, and never the library.</summary>
public sealed class BlobAccount(string address, string account, byte[] key) : IDisposable
{
    private const string Version = "2021-12-02";

    private readonly HttpClient _client = new(new HttpClientHandler { UseProxy = false });

    /// <summary>The URL in front of a container's path.</summary>
    public string Address => $"{address}/{account}";

    public Task CreateContainerAsync(string name, bool isPublic) => SendAsync(
        HttpMethod.Put, name, [("restype", "container")], isPublic ? [("x-ms-blob-public-access", "container")] : [], []);

    public Task PutAsync(string container, string name, byte[] content, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, $"{container}/{Escape(name)}", [], [("x-ms-blob-type", "BlockBlob"), .. headers], content);

    /// <summary>A service token for a container.</summary>
    /// <param name="container">The container.</param>
    /// <param name="permissions">As <c>rl</c>.</param>
    /// <param name="until">When it ends.</param>
    public string Sign(string container, string permissions, DateTimeOffset until)
    {
        var start = Time(until.AddDays(-2));
        var end = Time(until);
        string[] fields =
        [
            permissions, start, end, $"/blob/{account}/{container}", "", "", "", Version, "c", "", "", "", "", "", "", "",
        ];
        var signature = Uri.EscapeDataString(Hash(string.Join('\n', fields)));
        return $"sv={Version}&st={Uri.EscapeDataString(start)}&se={Uri.EscapeDataString(end)}&sr=c&sp={permissions}&sig={signature}";
    }

    public void Dispose() => _client.Dispose();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Escape(string name) => Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal);

    private async Task SendAsync(
        HttpMethod method, string path, (string Name, string Value)[] query, (string Name, string Value)[] headers, byte[] body)
    {
        var uri = $"{Address}/{path}" + (query.Length == 0 ? "" : '?' + string.Join('&', query.Select(q => $"{q.Name}={q.Value}")));
        using var request = new HttpRequestMessage(method, uri) { Content = new ByteArrayContent(body) };
        (string Name, string Value)[] own = [("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture)), ("x-ms-version", Version), .. headers];
        foreach (var (name, value) in own) request.Headers.TryAddWithoutValidation(name, value);
        var canonicalHeaders = string.Concat(own.Select(h => $"{h.Name.ToLowerInvariant()}:{h.Value}\n").Order(StringComparer.Ordinal));
        var canonicalQuery = string.Concat(query.OrderBy(q => q.Name, StringComparer.Ordinal).Select(q => $"\n{q.Name}:{q.Value}"));

        // Verb, encoding, language, length, MD5, type, date, four conditions, range.
        var length = body.Length == 0 ? "" : body.Length.ToString(CultureInfo.InvariantCulture);
        var text = $"{method}\n\n\n{length}\n\n\n\n\n\n\n\n\n{canonicalHeaders}/{account}{new Uri(uri).AbsolutePath}{canonicalQuery}";
        request.Headers.Authorization = new AuthenticationHeaderValue("SharedKey", $"{account}:{Hash(text)}");
        using var response = await _client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{uri} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    private string Hash(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
