using System.Net;
using RapidAI4EO.Storage.Http.Connections;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.Connections;

/// <summary>By IANA's registries of special-purpose addresses.</summary>
public sealed class AddressKindsTests
{
    [Theory]
    [InlineData("127.0.0.1", "Loopback")]
    [InlineData("127.255.255.254", "Loopback")]
    [InlineData("0.0.0.0", "Loopback")]
    [InlineData("::1", "Loopback")]
    [InlineData("::", "Loopback")]
    [InlineData("::ffff:127.0.0.1", "Loopback")]
    [InlineData("64:ff9b::7f00:1", "Loopback")]
    [InlineData("169.254.169.254", "LinkLocal")]
    [InlineData("::ffff:169.254.169.254", "LinkLocal")]
    [InlineData("fe80::1%1", "LinkLocal")]
    [InlineData("febf::1", "LinkLocal")]
    [InlineData("10.1.2.3", "PrivateUse")]
    [InlineData("172.31.255.255", "PrivateUse")]
    [InlineData("192.168.0.1", "PrivateUse")]
    [InlineData("100.64.0.1", "PrivateUse")]
    [InlineData("fd00:ec2::254", "PrivateUse")]
    [InlineData("128.0.0.1", "Public")]
    [InlineData("172.32.0.1", "Public")]
    [InlineData("169.255.0.1", "Public")]
    [InlineData("8.8.8.8", "Public")]
    [InlineData("2001:4860:4860::8888", "Public")]
    [InlineData("64:ff9b::808:808", "Public")]
    [InlineData("fec0::1", "Public")]
    public void Of_Address_IsItsKind(string address, string kind) => Assert.Equal(kind, AddressKinds.Of(IPAddress.Parse(address)).ToString());
}
