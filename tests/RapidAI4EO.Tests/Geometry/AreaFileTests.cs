using System.Text;
using RapidAI4EO.Geometry;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public sealed class AreaFileTests : IDisposable
{
    private const string Point = """{"type":"Point","coordinates":[1,2]}""";

    private const string Features =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"DE","properties":{"name":"Germany","level":0},"geometry":{"type":"Point","coordinates":[10,51]}},
        {"type":"Feature","id":42,"properties":{"name":"a=b#c","level":1.50},"geometry":{"type":"Point","coordinates":[1,2]}},
        {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[999,999]}}]}
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_GzippedFile_IsUnpacked() =>
        Area.AssertExactly("POINT (1 2)", AreaReader.Read(_folder.WriteZipped("area.geojson.gz", "\uFEFF" + Point)));

    [Fact]
    public void Read_FileOfWkt_IsRead() =>
        Area.AssertExactly("POINT (1 2)", AreaReader.Read(_folder.Write("area.wkt", "\uFEFFPOINT (1 2)\n")));

    [Fact]
    public void Read_GeoJsonAsArgument_IsRead() => Area.AssertExactly("POINT (1 2)", AreaReader.Read(" " + Point));

    [Fact]
    public void Read_ExistingNameWithHash_WinsOverFragment()
    {
        var path = _folder.Write("area#DE.json", Point);
        _folder.Write("area", Features);

        Area.AssertExactly("POINT (1 2)", AreaReader.Read(path));
    }

    [Theory]
    [InlineData("DE", "POINT (10 51)")]
    [InlineData("42", "POINT (1 2)")]
    [InlineData("name=Germany", "POINT (10 51)")]
    [InlineData("name=a=b#c", "POINT (1 2)")]
    [InlineData("level=1.50", "POINT (1 2)")]
    public void Read_Fragment_PicksAFeatureAndLooksAtNoOther(string fragment, string wkt) =>
        Area.AssertExactly(wkt, AreaReader.Read($"{_folder.Write("f#1.json", Features)}#{fragment}"));

    [Theory]
    [InlineData("FR", "no feature fits '#FR'", "Ids in it: 'DE', '42'")]
    [InlineData("name=France", "Values of 'name' in it: 'Germany', 'a=b#c'")]
    [InlineData("nom=France", "properties in it: 'name', 'level'")]
    [InlineData("", "ends with '#'")]
    public void Read_FragmentOfNothing_ListsWhatThereIs(string fragment, params string[] inMessage) =>
        Area.AssertRefused(() => AreaReader.Read($"{_folder.Write("f.json", Features)}#{fragment}"), inMessage);

    [Fact]
    public void Read_FragmentOfFileWithoutIds_SaysSo() =>
        Area.AssertRefused(() => AreaReader.Read(_folder.Write("p.json", Point) + "#DE"), "no ids and no properties");

    [Fact]
    public void Read_MissingFile_SaysHowToGiveAnArea() =>
        Area.AssertRefused(() => AreaReader.Read("nowhere.geojson#DE"), "no file 'nowhere.geojson#DE'", "POLYGON");

    [Fact]
    public void Read_Directory_IsRefused() => Area.AssertRefused(() => AreaReader.Read(_folder.Path), "is a directory");

    [Theory]
    [InlineData("", "There is no file ''")]
    [InlineData("   ", "There is no file")]
    [InlineData("POLYGONS.json", "no file 'POLYGONS.json'")]
    [InlineData("points\0.json", "no file 'points?.json'")]
    public void Read_NoSuchText_IsTakenForAFile(string argument, string inMessage) =>
        Area.AssertRefused(() => AreaReader.Read(argument), inMessage);

    [Fact]
    public void Read_EmptyFile_IsRefused() => Area.AssertRefused(() => AreaReader.Read(_folder.Write("e.json", "")), "e.json is empty");

    [Fact]
    public void Read_DamagedGzip_IsRefused()
    {
        var path = _folder.WriteZipped("area.gz", Point);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..12]);

        Area.AssertRefused(() => AreaReader.Read(path), "area.gz");
    }

    [Fact]
    public void Read_BinaryFile_IsRefused() =>
        Area.AssertRefused(() => AreaReader.Read(_folder.Write("area.gpkg", [0x53, 0x51, 0, 0xFF])), "not valid JSON", "Give GeoJSON");

    [Fact]
    public void Read_Latin1Text_HarmsNothingUntilItIsNeeded()
    {
        const string Json = """{"type":"Feature","properties":{"name":"Köln"},"geometry":{"type":"Point","coordinates":[1,2]}}""";
        var path = _folder.Write("latin1.json", Encoding.Latin1.GetBytes(Json));

        Area.AssertExactly("POINT (1 2)", AreaReader.Read(path));
        Area.AssertRefused(() => AreaReader.Read(path + "#name=x"), "Save it as UTF-8");
    }

    [Fact]
    public void Read_LockedFile_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "needs file modes that bind the user");
        var path = _folder.Write("locked.json", Point);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);

        Area.AssertRefused(() => AreaReader.Read(path), "cannot be read");
    }
}
