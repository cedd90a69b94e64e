using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>Looking into chips: info, pictures, series, and decoding all that was downloaded.</summary>
public sealed class ChipSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private AssetKey Chip => Corpus.Chips.First(key => key.Product == Product.PlanetFusion);

    private string Id => Chip.Sample.ToString();

    private string ChipPath => Path.Combine(Corpus.Root, Chip.ToString());

    [Fact]
    public async Task I_can_see_what_is_in_a_file()
    {
        var info = await Cli.RunAsync("chip", "info", ChipPath);
        AssertDone(info);
        Assert.Contains("200 x 200, 4 bands of int16", info.Output, StringComparison.Ordinal);
        Assert.Contains("lzw with predictor 2", info.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_see_it_as_json_by_key_url_or_path_alike()
    {
        var outputs = new List<JsonElement>();
        foreach (var (text, root) in new[] { (Chip.ToString(), Corpus.Root), (Chip.ToString(), Corpus.Address), (Corpus.Address + Chip, Corpus.Address), (ChipPath, Corpus.Root) })
        {
            var info = await Cli.RunAsync("chip", "info", text, "--root", root, "--json");
            AssertDone(info);
            outputs.Add(JsonDocument.Parse(info.Output).RootElement);
        }

        var square = Chip.Sample.Footprint.Bounds;
        Assert.All(outputs, json =>
        {
            Assert.Equal((Chip.ToString(), Id, "pfsr"), (Text(json, "key"), Text(json, "sample"), Text(json, "product")));
            Assert.Equal([square.XMin, square.YMin, square.XMax, square.YMax], json.GetProperty("bounds").EnumerateArray().Select(n => n.GetInt32()));
            Assert.Equal(["blue", "green", "red", "nir"], json.GetProperty("bands").EnumerateArray().Select(band => Text(band, "name")));
            Assert.Equal(Chip.Sample.Zone.EpsgCode, json.GetProperty("epsg").GetInt32());
            Assert.Equal(outputs[0].GetProperty("bands").ToString(), json.GetProperty("bands").ToString());
        });
    }

    [Fact]
    public async Task I_am_told_that_nodata_is_not_a_number()
    {
        var file = Folder["nan.tif"];
        await File.WriteAllBytesAsync(file, OnePixelWithNodata("nan"), TestContext.Current.CancellationToken);
        var info = await Cli.RunAsync("chip", "info", file);
        AssertDone(info);
        Assert.Matches("nodata +NaN", info.Output);
        var json = await Cli.RunAsync("chip", "info", file, "--json");
        Assert.Equal("NaN", Text(JsonDocument.Parse(json.Output).RootElement, "nodata"));
    }

    [Fact]
    public async Task I_can_make_pictures()
    {
        var to = Folder["a.png"];
        AssertDone(await Cli.RunAsync("chip", "png", ChipPath, "--to", to, "--bands", "nir,red,green", "--stretch", "1,99", "--scale", "2", "--quiet"));
        Assert.Equal((400, 400), SizeOf(to));
        AssertDone(await Cli.RunAsync("chip", "png", Chip.ToString(), "--root", Corpus.Address, "--to", to, "--index", "ndvi", "--legend", "--quiet"));
        Assert.Equal(200, SizeOf(to).Width);
        var sheet = await Cli.RunAsync("chip", "png", Id, "--sheet", "--root", Corpus.Root, "--datetime", "2018-05/2018-06", "--to", to, "--json");
        Assert.Equal(3, sheet.ExitCode);
        using var json = JsonDocument.Parse(sheet.Output);
        Assert.Equal(6, json.RootElement.GetProperty("missing").GetArrayLength());
        Assert.Equal(SizeOf(to), (json.RootElement.GetProperty("width").GetInt32(), json.RootElement.GetProperty("height").GetInt32()));
    }

    [Fact]
    public async Task I_can_follow_a_place_through_time()
    {
        var csv = await Cli.RunAsync("chip", "series", Id, "--datetime", "2018-05", "--products", "pfsr,s2", "--mask", "qa", "--root", Corpus.Address);
        AssertDone(csv);
        Assert.Equal("product,time_step,mean,stddev,p10,median,p90,valid_share,pixels", csv.Lines[0]);
        Assert.Equal(8, csv.Lines.Count);
        Assert.StartsWith("s2,2018-05,", csv.Lines[7], StringComparison.Ordinal);
        var svg = await Cli.RunAsync("chip", "series", Id, "--datetime", "2018-05", "--root", Corpus.Root, "--output", "svg", "--per-pixel", Folder["a.npy"]);
        AssertDone(svg);
        Assert.StartsWith("<svg ", svg.Output, StringComparison.Ordinal);
        Assert.Equal(128 + (4 * 6 * 200 * 200), new FileInfo(Folder["a.npy"]).Length);
        var part = await Cli.RunAsync("chip", "series", Id, "--datetime", "2018-05/2018-06", "--root", Corpus.Root, "--json");
        Assert.Equal(3, part.ExitCode);
        using var json = JsonDocument.Parse(part.Output);
        Assert.Equal(6, json.RootElement.GetProperty("points").EnumerateArray().Count(point => point.GetProperty("problem").ValueKind == JsonValueKind.String));
    }

    [Fact]
    public async Task I_can_say_what_a_bare_file_is_and_where_a_series_goes()
    {
        var bare = Folder["2018-05-03.tif"];
        File.Copy(ChipPath, bare);
        AssertRefused(await Cli.RunAsync("chip", "png", bare, "--to", Folder["a.png"], "--index", "ndvi"), 2, "Add --product pfsr");
        AssertDone(await Cli.RunAsync("chip", "png", bare, "--to", Folder["a.png"], "--index", "ndvi", "--product", "pfsr", "--quiet"));
        AssertDone(await Cli.RunAsync("chip", "png", ChipPath, "--to", Folder["b.png"], "--index", "ndvi", "--quiet"));
        Assert.Equal(File.ReadAllBytes(Folder["b.png"]), File.ReadAllBytes(Folder["a.png"]));
        Assert.Contains("nir", (await Cli.RunAsync("chip", "info", bare, "--product", "pfsr")).Output, StringComparison.Ordinal);
        AssertRefused(await Cli.RunAsync("chip", "info", bare, "--product", "labels"), 2, "no images");
        AssertRefused(await Cli.RunAsync("chip", "png", ChipPath, "--to", Folder["a.jpg"]), 2, "ends with .png");
        AssertRefused(await Cli.RunAsync("chip", "info", Id), 2, "--sheet");

        string[] series = ["chip", "series", Chip.ToString(), "--datetime", "2018-05", "--root", Corpus.Root];
        AssertDone(await Cli.RunAsync([.. series, "--to", Folder["a.csv"], "--quiet"]));
        Assert.Equal((await Cli.RunAsync(series)).Output, await File.ReadAllTextAsync(Folder["a.csv"], TestContext.Current.CancellationToken));
        AssertDone(await Cli.RunAsync([.. series, "--to", Folder["a.svg"], "--quiet"]));
        Assert.StartsWith("<svg ", await File.ReadAllTextAsync(Folder["a.svg"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        AssertRefused(await Cli.RunAsync([.. series, "--to", Folder["a.pdf"]]), 2, "csv, json, svg");
    }

    [Fact]
    public async Task I_am_not_left_waiting_for_a_pipe()
    {
        if (OperatingSystem.IsWindows()) return;
        using (var made = System.Diagnostics.Process.Start("mkfifo", Folder["pipe"])) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        AssertRefused(await Cli.RunAsync("chip", "info", Folder["pipe"]), 2, "a pipe");
    }

    [Fact]
    public async Task I_am_told_what_is_wrong_with_a_file()
    {
        AssertRefused(await Cli.RunAsync("chip", "info", Folder["nothing.tif"]), 2, "neither a file that is here nor");
        AssertRefused(await Cli.RunAsync("chip", "info", Folder.Path), 2, "is a folder");
        AssertRefused(await Cli.RunAsync("chip", "info", Folder.Write("text.tif", "this is no image at all")), 1, "begins with the bytes 74686973");
        var cut = Folder["cut.tif"];
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(ChipPath, TestContext.Current.CancellationToken))[..40_000], TestContext.Current.CancellationToken);
        AssertRefused(await Cli.RunAsync("chip", "info", cut), 1, "the file ends before that");
        AssertRefused(await Cli.RunAsync("chip", "png", cut, "--to", Folder["a.png"]), 1, "the file ends before that");
        Assert.False(File.Exists(Folder["a.png"]));
        var absent = Chip.ToString().Replace("2018-05-03", "2019-05-03", StringComparison.Ordinal);
        AssertRefused(await Cli.RunAsync("chip", "info", absent, "--root", Corpus.Address), 1, "2019-05-03.tif");
        AssertRefused(await Cli.RunAsync("chip", "info", absent, "--root", Corpus.Root), 1, "does not exist");
        AssertRefused(await Cli.RunAsync("chip", "info", new AssetKey(Chip.Sample, Product.Labels, null).ToString(), "--root", Corpus.Root), 2, "no image");
    }

    [Theory]
    [InlineData("--bands", "red,green", "three")]
    [InlineData("--bands", "red,green,infra", "no band 'infra'")]
    [InlineData("--index", "nvdi", "ndvi")]
    [InlineData("--index", "nbr", "swir22")]
    [InlineData("--stretch", "98,2", "percentiles")]
    [InlineData("--scale", "0", "1 to 32")]
    [InlineData("--datetime", "2018", "--sheet")]
    [InlineData("--legend", null, "--index")]
    [InlineData("--range", "0.3,0", "the lower first")]
    [InlineData("--joint", null, "--stretch")]
    public async Task I_am_told_what_is_wrong_with_a_picture(string option, string? value, string mentions) => AssertRefused(
        await Cli.RunAsync(["chip", "png", ChipPath, "--to", Folder["a.png"], option, .. value is null ? Array.Empty<string>() : [value]]), 2, mentions);

    [Theory]
    [InlineData("--products", "pfqa", "pfsr and s2")]
    [InlineData("--mask", "clouds", "qa or none")]
    [InlineData("--datetime", "1999", "no date")]
    [InlineData("--index", "nbr", "swir22")]
    [InlineData("--output", "pdf", "csv, json, svg")]
    public async Task I_am_told_what_is_wrong_with_a_series(string option, string value, string mentions) =>
        AssertRefused(await Cli.RunAsync("chip", "series", Id, "--root", Corpus.Root, option, value), 2, mentions);

    [Fact]
    public async Task I_am_told_where_nothing_of_a_series_is_there()
    {
        AssertRefused(await Cli.RunAsync("chip", "series", Id, "--root", Corpus.Root, "--datetime", "2019"), 1, "None of 73 images could be read");
        AssertRefused(await Cli.RunAsync("chip", "series", "33N", "--root", Corpus.Root), 2, "not a sample id");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I_can_have_all_that_I_downloaded_decoded(bool shards)
    {
        // A root that has one chip broken: it arrives as it is, and only decoding tells.
        var root = Folder["root"];
        foreach (var (name, bytes) in TreeOf(Corpus.Root).Where(file => file.Key.StartsWith("imagery/", StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
            await File.WriteAllBytesAsync(Path.Combine(root, name), name == Chip.ToString() ? bytes[..^5000] : bytes, TestContext.Current.CancellationToken);
        }

        var to = Folder["files"];
        AssertDone(await Cli.RunWithInputAsync(
            string.Join('\n', Corpus.Chips), ["download", "--keys", "-", "--root", root, "--to", to, "--quiet", .. shards ? new[] { "--shards" } : []]));
        AssertDone(await Cli.RunAsync("verify", to, "--quiet"));
        var deep = await Cli.RunAsync("verify", to, "--deep", "--json");
        Assert.Equal(3, deep.ExitCode);
        using var json = JsonDocument.Parse(deep.Output);
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal((Chip.ToString(), "damaged"), (Text(finding, "key"), Text(finding, "state")));
        Assert.Contains("as it arrived, but it cannot be read as a GeoTIFF", Text(finding, "reason"), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    /// <summary>A float of 1 and, in GDAL's tag, three letters that say which number is none.</summary>
    private static byte[] OnePixelWithNodata(string nodata)
    {
        (ushort Tag, ushort Type, int Count, byte[] Value)[] entries =
        [
            (256, 3, 1, [1, 0, 0, 0]), (257, 3, 1, [1, 0, 0, 0]), (258, 3, 1, [32, 0, 0, 0]), (273, 4, 1, [8, 0, 0, 0]), (279, 4, 1, [4, 0, 0, 0]),
            (339, 3, 1, [3, 0, 0, 0]), (42113, 2, 4, [.. Encoding.ASCII.GetBytes(nodata), 0]),
        ];
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("II*\0"u8);
        writer.Write(12);
        writer.Write(1f);
        writer.Write((ushort)entries.Length);
        foreach (var (tag, type, count, value) in entries)
        {
            writer.Write(tag);
            writer.Write(type);
            writer.Write(count);
            writer.Write(value);
        }

        writer.Write(0);
        return file.ToArray();
    }

    private static (int Width, int Height) SizeOf(string png)
    {
        var bytes = File.ReadAllBytes(png);
        return (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }
}
