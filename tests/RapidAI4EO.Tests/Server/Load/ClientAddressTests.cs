using System.Net;
using RapidAI4EO.Server.Load;
using Xunit;

namespace RapidAI4EO.Tests.Server.Load;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%1", "fe80::2%1", true)]
    [InlineData("::1", "127.0.0.1", false)]
    public void Of_TwoAddresses_IsTheSameInOneNetworkThatAHostHas(string one, string other, bool isSame) =>
        Assert.Equal(isSame, ClientAddress.Of(IPAddress.Parse(one)).Equals(ClientAddress.Of(IPAddress.Parse(other))));

    [Fact]
    public void Of_NoAddress_IsOneClient() => Assert.Equal(ClientAddress.Of((IPAddress?)null), ClientAddress.Of((IPAddress?)null));
}
