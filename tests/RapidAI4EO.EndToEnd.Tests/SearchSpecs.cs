using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class SearchSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const string Azure = "https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/";

    [Fact]
    public async Task I_can_find_the_samples_of_Berlin()
    {
        var found = await SearchAsync("--bbox", CorpusFixture.Berlin);
        AssertDone(found);
        Assert.Equal(198, found.Lines.Distinct().Count());
        Assert.Empty(found.Lines.Except(Corpus.Corpus.Samples.Select(id => id.ToString())));
    }

    [Fact]
    public async Task I_get_the_whole_corpus_without_a_selection()
    {
        var found = await SearchAsync();
        Assert.Equal(600, found.Lines.Count);
    }

    [Fact]
    public async Task I_get_nothing_and_the_reason_where_there_is_nothing()
    {
        var found = await SearchAsync("--bbox", "-10,35,-9,36");
        AssertWarned(found, "outside the corpus");
        Assert.Equal("", found.Output);
    }

    [Theory]
    [InlineData("--near", "52.5,13.4,5", "latitude and longitude changed places")]
    [InlineData("--bbox", "52.35,13.05,52.69,13.72", "198 samples")]
    [InlineData("--intersects", "POLYGON((52.3 13.1,52.6 13.1,52.6 13.6,52.3 13.1))", "of --intersects")]
    [InlineData("--country", "Japan", "Japan (JP) lies outside the corpus")]
    [InlineData("--filter", "clc_311 > 50", "Did you mean clc_311 > 0.5?")]
    [InlineData("--filter", "row = 1 AND row = 2", "exclude one another")]
    [InlineData("--limit", "0", "takes no sample")]
    public async Task I_am_told_why_I_get_nothing(string option, string value, string mentions)
    {
        var found = await SearchAsync(option, value);
        AssertWarned(found, mentions);
        Assert.Equal("", found.Output);
    }

    [Fact]
    public async Task I_am_told_why_I_get_nothing_in_JSON_too()
    {
        var found = await SearchAsync("--products", "s2", "--datetime", "2019", "--output", "count", "--json");
        var warning = JsonElement.Parse(found.Error).GetProperty("warning").GetString();
        Assert.StartsWith("s2 has no time step in 2019-01-01/2019-12-31", warning, StringComparison.Ordinal);
        Assert.Equal(warning, Assert.Single(JsonElement.Parse(found.Output).GetProperty("warnings").EnumerateArray()).GetString());
        Assert.False(JsonElement.Parse((await SearchAsync("--output", "count", "--json")).Output).TryGetProperty("warnings", out _));
    }

    [Fact]
    public async Task I_can_write_ids_instead_of_a_file()
    {
        var ids = $"{Corpus.Chipped[1]},{Corpus.Chipped[0]}";
        var found = await SearchAsync("--ids", ids);
        AssertDone(found);
        Assert.Equal(Corpus.Chipped.Select(id => id.ToString()), found.Lines);
        var file = Folder.Write($"{Corpus.Chipped[0]}", $"{Corpus.Chipped[1]}\n");
        Assert.Equal([$"{Corpus.Chipped[1]}"], (await SearchAsync("--ids", file)).Lines);
    }

    [Theory]
    [InlineData("\"Peat bogs\" > 0.1", "clc_412 > 0.1")]
    [InlineData("\"forests\" > 0.5 AND \"Pastures\" = 0", "clc_31 > 0.5 AND clc_231 = 0")]
    [InlineData("\"Natural grasslands\" + \"Mixed forest\" > 0.2", "clc_321 + clc_313 > 0.2")]
    public async Task I_can_name_land_cover_by_its_names(string named, string coded)
    {
        var found = await SearchAsync("--filter", named, "--output", "ids", "--quiet");
        Assert.Equal((await SearchAsync("--filter", coded, "--output", "ids", "--quiet")).Output, found.Output);
        Assert.Equal(0, found.ExitCode);
    }

    [Fact]
    public async Task I_can_look_for_classes()
    {
        var olives = await Cli.RunAsync("classes", "olive", "--json");
        AssertDone(olives);
        Assert.Equal("clc_223", Assert.Single(JsonElement.Parse(olives.Output).EnumerateArray()).GetProperty("property").GetString());
        Assert.Equal(3, (await Cli.RunAsync("classes", "Forests")).Lines.Count - 1);
        AssertWarned(await Cli.RunAsync("classes", "forrest"), "Did you mean 'forest'?");
    }

    [Fact]
    public async Task I_can_ask_near_a_place_west_of_Greenwich()
    {
        AssertWarned(await SearchAsync("--near", "-3.7,40.4,25"), "outside the corpus");
        Assert.NotEmpty((await SearchAsync("--near", "13.4,52.5,25")).Lines);
    }

    [Fact]
    public async Task I_get_the_same_samples_by_box_and_by_polygon()
    {
        var polygon = Folder.Write("berlin.geojson", """
            {"type":"Feature","properties":{"name":"Berlin"},"geometry":{"type":"Polygon","coordinates":
            [[[13.05,52.35],[13.72,52.35],[13.72,52.69],[13.05,52.69],[13.05,52.35]]]}}
            """);
        var byBox = await SearchAsync("--bbox", CorpusFixture.Berlin);
        Assert.Equal(byBox.Output, (await SearchAsync("--intersects", polygon)).Output);
        Assert.Equal(byBox.Output, (await SearchAsync("--within", $"{polygon}#name=Berlin")).Output);
        Assert.Equal(byBox.Output, (await SearchAsync("--within", "POLYGON((13.05 52.35,13.72 52.35,13.72 52.69,13.05 52.69,13.05 52.35))")).Output);
    }

    [Fact]
    public async Task I_can_combine_conditions()
    {
        var forest = (await SearchAsync("--country", "Germany", "--filter", "clc_31 > 0.5")).Lines;
        var inGermany = (await SearchAsync("--country", "DE")).Lines;
        var anywhere = (await SearchAsync("--filter", "clc_31 > 0.5")).Lines;
        Assert.NotEmpty(forest);
        Assert.Equal(inGermany.Intersect(anywhere), forest);
    }

    [Fact]
    public async Task I_can_write_a_filter_as_JSON_or_in_a_file()
    {
        const string Json = """{"op":"and","args":[{"op":">","args":[{"property":"clc_31"},0.5]},{"op":"like","args":[{"property":"zone"},"3_N"]}]}""";
        var text = await SearchAsync("--filter", "clc_31 > 0.5 AND zone LIKE '3_N'");
        Assert.NotEmpty(text.Lines);
        Assert.Equal(text.Output, (await SearchAsync("--filter", Json)).Output);
        Assert.Equal(text.Output, (await SearchAsync("--filter", "@" + Folder.Write("forest.cql2", "clc_31 > 0.5\n  AND zone LIKE '3_N'\n"))).Output);
        Assert.Equal(text.Output, (await SearchAsync("--filter", "@" + Folder.Write("forest.json", Json))).Output);
    }

    [Fact]
    public async Task I_can_ask_for_a_place_in_a_filter()
    {
        var byBox = await SearchAsync("--bbox", CorpusFixture.Berlin);
        Assert.Equal(byBox.Output, (await SearchAsync("--filter", $"S_INTERSECTS(geometry, BBOX({CorpusFixture.Berlin}))")).Output);
    }

    [Fact]
    public async Task I_can_draw_the_same_samples_again()
    {
        var drawn = await SearchAsync("--sample", "20", "--seed", "7");
        Assert.Equal(20, drawn.Lines.Count);
        Assert.Equal(drawn.Output, (await SearchAsync("--sample", "20", "--seed", "7")).Output);
        Assert.NotEqual(drawn.Output, (await SearchAsync("--sample", "20", "--seed", "8")).Output);
        Assert.Equal(drawn.Lines.Take(5), (await SearchAsync("--sample", "20", "--seed", "7", "--limit", "5")).Lines);
        Assert.Equal("", (await SearchAsync("--limit", "0")).Output);
    }

    [Fact]
    public async Task I_can_have_keys_and_addresses()
    {
        string[] question = ["--bbox", CorpusFixture.Berlin, "--limit", "3", "--datetime", "2018-05", "--products", "pfsr,s2,labels"];
        var keys = (await SearchAsync([.. question, "--output", "keys"])).Lines;
        Assert.Equal(3 * 8, keys.Count);
        Assert.Matches(@"^imagery/33N/\d\dE-\d+N/33N_\d\dE-\d+N_\d\d_\d\d/PF-SR/2018-05-03\.tif$", keys[0]);
        Assert.Matches(@"^labels/33N/\d\dE-\d+N/labels_33N_.*\.geojson$", keys[7]);
        Assert.Equal(keys.Select(key => Azure + key), (await SearchAsync([.. question, "--output", "hrefs"])).Lines);
        Assert.Equal(keys.Select(key => "https://host/x/" + key), (await SearchAsync([.. question, "--output", "hrefs", "--root", "https://host/x"])).Lines);
        var local = (await SearchAsync([.. question, "--output", "hrefs", "--root", Corpus.Root])).Lines;
        Assert.Equal(keys.Select(key => $"{Corpus.Root.Replace('\\', '/')}/{key}"), local);
    }

    [Fact]
    public async Task I_can_have_lists_as_JSON()
    {
        var ids = await SearchAsync("--limit", "3", "--json");
        Assert.Equal((await SearchAsync("--limit", "3")).Lines, JsonSerializer.Deserialize<string[]>(ids.Output)!);
        var none = await SearchAsync("--limit", "0", "--output", "keys", "--json");
        Assert.Empty(JsonSerializer.Deserialize<string[]>(none.Output)!);
        var hrefs = await SearchAsync("--limit", "1", "--output", "hrefs", "--root", "/tmp/with \"quotes\" and ümlauts", "--json");
        Assert.StartsWith("/tmp/with \"quotes\" and ümlauts/imagery/", JsonSerializer.Deserialize<string[]>(hrefs.Output)![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_read_the_table_as_the_published_one()
    {
        var table = await SearchAsync("--output", "csv");
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(Corpus.Root, "resources", "rapidai4eo_labels.csv.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var published = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(published[0], table.Lines[0]);
        Assert.Equal(published.Skip(1).Order(StringComparer.Ordinal), table.Lines.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task I_can_have_GeoJSON()
    {
        var found = await SearchAsync("--limit", "4", "--output", "geojson");
        using var json = JsonDocument.Parse(found.Output);
        Assert.Equal("FeatureCollection", json.RootElement.GetProperty("type").GetString());
        Assert.Equal(4, json.RootElement.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public async Task I_can_hand_ids_in_by_file_and_by_standard_input()
    {
        var some = (await SearchAsync("--limit", "3")).Lines;
        var messy = $"\uFEFF# mine\r\n\r\n{string.Join("\r\n", some)}\r\n";
        var byFile = await SearchAsync("--ids", Folder.Write("ids.txt", messy));
        var byInput = await Cli.RunWithInputAsync(messy, "search", "--index", Corpus.Index, "--ids", "-");
        var table = (await SearchAsync("--limit", "3", "--output", "csv")).Output;
        var byTable = await Cli.RunWithInputAsync(table, "search", "--index", Corpus.Index, "--ids", "-");
        Assert.Equal(some, byFile.Lines);
        Assert.Equal(some, byInput.Lines);
        Assert.Equal(some, byTable.Lines);
    }

    [Fact]
    public async Task I_am_warned_of_ids_that_do_not_exist()
    {
        var known = (await SearchAsync("--limit", "1")).Lines[0];
        var found = await Cli.RunWithInputAsync($"{known}\n29N_20E-198N_01_01\n", "search", "--index", Corpus.Index, "--ids", "-");
        Assert.Equal(0, found.ExitCode);
        Assert.Equal([known], found.Lines);
        Assert.Contains("1 of the 2 ids: 29N_20E-198N_01_01", found.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_hand_a_subset_to_AzCopy()
    {
        var list = Folder["list.txt"];
        var made = await SearchAsync("--limit", "2", "--products", "s2", "--azcopy-list", list);
        Assert.Equal(0, made.ExitCode);
        Assert.Equal("", made.Output);
        Assert.Equal((await SearchAsync("--limit", "2", "--products", "s2", "--output", "keys")).Output, await File.ReadAllTextAsync(list, TestContext.Current.CancellationToken));
        Assert.Contains("azcopy copy ", made.Error, StringComparison.Ordinal);
        Assert.Contains(Azure, made.Error, StringComparison.Ordinal);
        Assert.Contains("--list-of-files ", made.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_stop_reading_when_I_have_seen_enough()
    {
        using var search = Cli.Start("search", "--index", Corpus.Index, "--output", "keys");
        Assert.NotNull(await search.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        search.StandardOutput.Close();
        var error = await search.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await search.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", error);
        Assert.Equal(0, search.ExitCode);
    }

    [Fact]
    public async Task I_can_read_slowly_from_a_pipe_that_is_not_waited_for()
    {
        const string Python = "/usr/bin/python3";
        const string Reader = """
            import fcntl, os, subprocess, sys, termios, time
            ours, theirs = os.pipe()
            os.set_blocking(theirs, False)
            program = subprocess.Popen(sys.argv[1:], stdout=theirs)
            os.close(theirs)
            while program.poll() is None and int.from_bytes(fcntl.ioctl(ours, termios.FIONREAD, bytes(4)), sys.byteorder) < 60000:
                time.sleep(0.01)
            sys.stdout.buffer.write(open(ours, "rb").read())
            sys.exit(program.wait())
            """;
        if (!File.Exists(Python)) Assert.Skip("There is no Python here.");
        string[] search = ["search", "--index", Corpus.Index, "--output", "keys"];
        using var python = Process.Start(new ProcessStartInfo(Python, ["-c", Reader, Path.Combine(AppContext.BaseDirectory, "RapidAI4EO.Cli"), .. search])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var slow = await Support.Cli.FinishAsync(python);
        AssertDone(slow);
        Assert.Equal((await Cli.RunAsync(search)).Output, slow.Output);
    }

    [Fact]
    public async Task I_can_see_all_classes()
    {
        var classes = await Cli.RunAsync("classes");
        AssertDone(classes);
        Assert.Equal(46, classes.Lines.Count);
        using var json = JsonDocument.Parse((await Cli.RunAsync("classes", "--json")).Output);
        Assert.Equal(45, json.RootElement.GetArrayLength());
        Assert.Equal("clc_111", json.RootElement[0].GetProperty("property").GetString());
    }
}
