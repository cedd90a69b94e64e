using System.Text;
using NetTopologySuite.IO;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

/// <summary>Short ways to read areas and to state what must come of it.</summary>
internal static class Area
{
    public const string Square = "[[[13,52],[14,52],[14,53],[13,53],[13,52]]]";

    public static NtsGeometry GeoJson(string text) => AreaReader.ReadGeoJson(Encoding.UTF8.GetBytes(text), "area.json");

    public static NtsGeometry Wkt(string text) => new WKTReader().Read(text);

    /// <summary>The same type, parts, vertices and order.</summary>
    public static void AssertExactly(string wkt, NtsGeometry actual) =>
        Assert.True(Wkt(wkt).EqualsExact(actual), $"Expected {wkt}, got {actual.AsText()}");

    /// <summary>The same set of points.</summary>
    public static void AssertSame(string wkt, NtsGeometry actual) =>
        Assert.True(Wkt(wkt).EqualsTopologically(actual), $"Expected {wkt}, got {actual.AsText()}");

    public static void AssertRefused(Func<object?> read, params string[] inMessage)
    {
        var message = Assert.Throws<InvalidInputException>(() => read()).Message;
        Assert.All(inMessage, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
