using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

/// <summary>What holds of any geometry and any damage. A failing case is named by its seed.</summary>
public sealed class AreaRoundTripTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_AnyGeometryInAnyFormat_ComesBackExactly(int seed)
    {
        var geometry = new RandomGeometry(seed).Next();

        Area.AssertExactly(geometry.AsText(), AreaReader.Read(geometry.AsText()));
        Area.AssertExactly(geometry.AsText(), Area.GeoJson(GeoJsonText.Of(geometry)));
        Area.AssertExactly(
            geometry.AsText(), AreaReader.Read(_folder.WriteZipped("topology.json", new TopoJsonText(new Random(seed)).Of(geometry))));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_DamagedText_IsReadOrRefusedButNeverCrashes(int seed)
    {
        var geometry = new RandomGeometry(seed).Next();
        var random = new Random(seed);
        string[] texts = [geometry.AsText(), GeoJsonText.Of(geometry), new TopoJsonText(random).Of(geometry)];
        foreach (var text in texts)
        {
            for (var i = 0; i < 30; i++)
            {
                var damaged = _folder.Write("damaged", Damage(Encoding.UTF8.GetBytes(text), random));
                var thrown = Record.Exception(() => AreaReader.Read(damaged));
                Assert.True(thrown is null or InvalidInputException, $"{File.ReadAllText(damaged)}\n{thrown}");
            }
        }
    }

    /// <summary>Some bytes changed into others of the text or into any, cut out, or doubled.</summary>
    private static byte[] Damage(byte[] bytes, Random random)
    {
        var text = bytes.ToList();
        for (var n = random.Next(1, 5); n > 0 && text.Count > 1; n--)
        {
            var (at, from) = (random.Next(text.Count), random.Next(text.Count));
            switch (random.Next(4))
            {
                case 0: text[at] = text[from]; break;
                case 1: text[at] = (byte)random.Next(256); break;
                case 2: text.RemoveRange(at, Math.Min(text.Count - at, random.Next(1, 20))); break;
                default: text.InsertRange(at, text.GetRange(from, Math.Min(text.Count - from, 20))); break;
            }
        }

        return [.. text];
    }
}
