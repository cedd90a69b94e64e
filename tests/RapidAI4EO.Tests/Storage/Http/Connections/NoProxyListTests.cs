using RapidAI4EO.Storage.Http.Connections;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.Connections;

/// <summary>The truth is what curl's documentation (CURLOPT_NOPROXY) and Python's urllib.request.proxy_bypass_environment say.</summary>
public sealed class NoProxyListTests
{
    [Theory]
    [InlineData("*", "http://anything.example/", true)]
    [InlineData("", "http://anything.example/", false)]
    [InlineData(null, "http://anything.example/", false)]
    [InlineData(" , ,", "http://anything.example/", false)]
    [InlineData("example.com", "http://example.com/", true)]
    [InlineData("example.com", "https://www.EXAMPLE.com/", true)]
    [InlineData(".example.com", "https://www.example.com/", true)]
    [InlineData(".example.com", "https://example.com/", true)]
    [InlineData("*.example.com", "https://a.b.example.com/", true)]
    [InlineData("example.com.", "https://example.com/", true)]
    [InlineData("example.com", "https://example.com./", true)]
    [InlineData("example.com", "https://badexample.com/", false)]
    [InlineData("example.com", "https://example.com.evil/", false)]
    [InlineData("test", "http://storage.test/", true)]
    [InlineData("other, test", "http://storage.test/", true)]
    [InlineData("other test", "http://storage.test/", true)]
    [InlineData("test:8080", "http://storage.test:8080/", true)]
    [InlineData("test:8080", "http://storage.test/", false)]
    [InlineData("test:443", "https://storage.test/", true)]
    [InlineData("localhost", "http://localhost:5000/", true)]
    [InlineData("localhost", "http://127.0.0.1/", false)]
    [InlineData("127.0.0.1", "http://127.0.0.1:9000/", true)]
    [InlineData("127.0.0.1:9000", "http://127.0.0.1:9000/", true)]
    [InlineData("127.0.0.1:9001", "http://127.0.0.1:9000/", false)]
    [InlineData("127.0.0.0/8", "http://127.1.2.3/", true)]
    [InlineData("127.0.0.1/8", "http://127.1.2.3/", true)]
    [InlineData("127.0.0.0/8", "http://128.0.0.1/", false)]
    [InlineData("127.0.0.0/8", "http://127.example/", false)]
    [InlineData("192.168.1.128/25", "http://192.168.1.127/", false)]
    [InlineData("192.168.1.128/25", "http://192.168.1.200/", true)]
    [InlineData("0.0.0.0/0", "http://9.9.9.9/", true)]
    [InlineData("10.0.0.0/33", "http://10.0.0.1/", false)]
    [InlineData("::1", "http://[::1]/", true)]
    [InlineData("[::1]", "http://[::1]/", true)]
    [InlineData("[::1]:81", "http://[::1]/", false)]
    [InlineData("fd00::/8", "http://[fd12::5]/", true)]
    [InlineData("fd00::/8", "http://[fe80::5]/", false)]
    public void Contains_AHost_AsCurlAndPythonDo(string? list, string url, bool isBypassed) =>
        Assert.Equal(isBypassed, new NoProxyList(list).Contains(new Uri(url)));
}
