using System.IO.Compression;
using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class IndexSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const string Labels = "rapidai4eo_labels.csv.gz";

    [Fact]
    public async Task I_can_build_from_a_folder_and_from_the_web_and_get_the_same()
    {
        var fromFolder = await Cli.RunAsync("index", "build", "--resources", Path.Combine(Corpus.Root, "resources"), "--index", Folder["a"]);
        var fromWeb = await Cli.RunAsync("index", "build", "--resources", Corpus.Address);
        var fromRootFolder = await Cli.RunAsync("index", "build", "--resources", Corpus.Root, "--index", Folder["c"], "--quiet");
        Assert.Equal([0, 0, 0], [fromFolder.ExitCode, fromWeb.ExitCode, fromRootFolder.ExitCode]);
        Assert.Contains("600 samples", fromWeb.Error, StringComparison.Ordinal);
        Assert.Equal("", fromRootFolder.Error);
        var expected = (await SearchAsync("--output", "csv")).Output;
        foreach (var index in (string[])[Folder["a"], Assert.Single(Directory.GetFiles(Path.Combine(Cli.Cache, "indices"))), Folder["c"]])
        {
            Assert.Equal(expected, (await Cli.RunAsync("search", "--index", index, "--output", "csv")).Output);
        }
    }

    [Fact]
    public async Task I_can_search_at_once_and_have_the_index_built()
    {
        var first = await Cli.RunAsync("search", "--root", Corpus.Address, "--bbox", CorpusFixture.Berlin);
        Assert.Equal(198, first.Lines.Count);
        Assert.Contains("There is no index of " + Corpus.Address, first.Error, StringComparison.Ordinal);
        var second = await Cli.RunAsync("search", "--root", Corpus.Address, "--bbox", CorpusFixture.Berlin);
        Assert.Equal($"The index of {Corpus.Address} answers: 600 samples.", second.Error.Trim());
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task I_never_get_the_answer_of_another_corpus()
    {
        string[] count = ["--output", "count", "--quiet"];
        var whole = await Cli.RunAsync(["search", "--root", Corpus.Root, .. count]);
        Assert.Equal("182400", whole.Output.Trim());
        var other = Directory.CreateDirectory(Folder["other"]).FullName;
        new Synthetic.CorpusTreeWriter(new RapidAI4EO.Synthetic.Samples.SyntheticCorpus(new RapidAI4EO.Synthetic.Places.SyntheticCorpusOptions { Samples = 7, Seed = 3 }), other).WriteResources();
        Assert.Equal($"{7 * 304}", (await Cli.RunAsync(["search", "--root", other, .. count])).Output.Trim());
        Assert.Equal(whole.Output, (await Cli.RunAsync(["search", "--root", Corpus.Address, .. count])).Output);
        Assert.Equal(whole.Output, (await Cli.RunAsync(["search", "--resources", Path.Combine(Corpus.Root, "resources"), .. count])).Output);
        AssertRefused(await Cli.RunAsync(["search", "--root", Folder["nowhere"], .. count]), 1, "no folder that exists");

        // No index of the published corpus is here, and its hosts are not asked: the copy of it that stands in for them answers.
        File.Copy(Corpus.Index, Path.Combine(Cli.Cache, "rapidai4eo.index"));
        var images = await Cli.RunAsync("search", "--root", Directory.CreateDirectory(Folder["images"]).FullName, "--output", "count");
        Assert.Contains("has no resource files", images.Error, StringComparison.Ordinal);
        Assert.Contains("The index of", images.Error, StringComparison.Ordinal);
        Cli.Environment["RAPIDAI4EO_RESOURCES"] = other;
        Assert.Equal($"{7 * 304}", (await Cli.RunAsync(["search", .. count])).Output.Trim());
    }

    [Fact]
    public async Task I_get_an_index_built_again_once_its_resource_files_have_changed()
    {
        var root = Directory.CreateDirectory(Folder["root"]).FullName;
        CopyResources(Path.Combine(root, "resources"));
        var before = await Cli.RunAsync("search", "--root", root, "--output", "count", "--quiet");
        new Synthetic.CorpusTreeWriter(new RapidAI4EO.Synthetic.Samples.SyntheticCorpus(new RapidAI4EO.Synthetic.Places.SyntheticCorpusOptions { Samples = 7, Seed = 3 }), root).WriteResources();
        var after = await Cli.RunAsync("search", "--root", root, "--output", "count");
        Assert.Contains("has changed", after.Error, StringComparison.Ordinal);
        Assert.NotEqual(before.Output, after.Output);
        Assert.Equal($"{7 * 304}", after.Output.Trim());
    }

    [Fact]
    public async Task I_fetch_resource_files_only_once()
    {
        var root = Directory.CreateDirectory(Folder["root"]).FullName;
        CopyResources(Path.Combine(root, "resources"));
        var fetched = new List<string>();
        await using var host = await RapidAI4EO.Server.CorpusFiles.CorpusHost.StartAsync(root, app => Microsoft.AspNetCore.Builder.UseExtensions.Use(app, async (context, next) =>
        {
            if (context.Request.Method == "GET")
            {
                lock (fetched)
                {
                    fetched.Add(context.Request.Path);
                }
            }

            await next(context);
        }), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Cli.RunAsync("index", "build", "--resources", host.Address)).ExitCode);
        Assert.Equal(3, fetched.Count);
        Assert.Equal(0, (await Cli.RunAsync("index", "build", "--resources", host.Address)).ExitCode);
        Assert.Equal(3, fetched.Count);
        File.SetLastWriteTimeUtc(Path.Combine(root, "resources", Labels), DateTime.UtcNow.AddHours(1));
        Assert.Equal(0, (await Cli.RunAsync("index", "build", "--resources", host.Address)).ExitCode);
        Assert.Equal(4, fetched.Count);
    }

    [Fact]
    public async Task I_am_told_of_faults_and_can_leave_them_out()
    {
        var resources = CopyResources(Folder["resources"]);
        Rewrite(Path.Combine(resources, Labels), lines => lines.Take(lines.Length - 2));
        var strict = await Cli.RunAsync("index", "build", "--resources", resources, "--index", Folder["strict"]);
        Assert.Equal(1, strict.ExitCode);
        Assert.False(File.Exists(Folder["strict"]));
        Assert.Contains("2 faults", strict.Error, StringComparison.Ordinal);
        var lenient = await Cli.RunAsync("index", "build", "--resources", resources, "--index", Folder["lenient"], "--lenient", "--json");
        Assert.Equal(3, lenient.ExitCode);
        using var json = JsonDocument.Parse(lenient.Output);
        Assert.Equal(598, json.RootElement.GetProperty("samples").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("leftOut").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task I_am_told_of_files_that_are_damaged_or_absent()
    {
        var resources = CopyResources(Folder["resources"]);
        var labels = Path.Combine(resources, Labels);
        await using (var file = File.OpenWrite(labels))
        {
            file.SetLength(file.Length / 2);
        }

        AssertRefused(await Cli.RunAsync("index", "build", "--resources", resources, "--index", Folder["i"]), 1, Labels);
        File.Delete(labels);
        AssertRefused(await Cli.RunAsync("index", "build", "--resources", resources, "--index", Folder["i"]), 1, Labels);
        Assert.False(File.Exists(Folder["i"]));
    }

    [Fact]
    public async Task I_am_told_that_no_root_answers()
    {
        var down = "http://127.0.0.1:9/";
        AssertRefused(await Cli.RunAsync("index", "build", "--resources", down, "--quiet"), 1, down);
    }

    [Fact]
    public async Task I_can_look_into_an_index_and_check_it()
    {
        var info = await Cli.RunAsync("index", "info", "--index", Corpus.Index, "--check", "--json");
        AssertDone(info);
        using var json = JsonDocument.Parse(info.Output);
        Assert.Equal(600, json.RootElement.GetProperty("samples").GetInt32());
        Assert.Equal(3, json.RootElement.GetProperty("sources").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("checked").GetBoolean());
        Assert.Contains("600 on", (await Cli.RunAsync("index", "info", "--index", Corpus.Index)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_am_told_that_an_index_is_damaged()
    {
        var bytes = await File.ReadAllBytesAsync(Corpus.Index, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0x40;
        await File.WriteAllBytesAsync(Folder["bad"], bytes, TestContext.Current.CancellationToken);
        AssertRefused(await Cli.RunAsync("index", "info", "--index", Folder["bad"], "--check"), 1, "is damaged");
        AssertRefused(await Cli.RunAsync("search", "--index", Folder.Write("text", new string('x', 500))), 1, "is not an index");
        AssertRefused(await Cli.RunAsync("search", "--index", Folder["nothing"]), 1, "There is no index");
    }

    [Fact]
    public async Task I_am_told_that_an_index_is_older_than_its_files()
    {
        var resources = CopyResources(Folder["resources"]);
        Assert.Equal(0, (await Cli.RunAsync("index", "build", "--resources", resources, "--index", Folder["i"])).ExitCode);
        AssertDone(await Cli.RunAsync("search", "--index", Folder["i"], "--limit", "1"));
        File.SetLastWriteTimeUtc(Path.Combine(resources, Labels), DateTime.UtcNow.AddHours(1));
        var search = await Cli.RunAsync("search", "--index", Folder["i"], "--limit", "1");
        Assert.Contains("is older than", search.Error, StringComparison.Ordinal);
        Assert.Equal(0, search.ExitCode);
    }

    private static void Rewrite(string path, Func<string[], IEnumerable<string>> change)
    {
        string[] lines;
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)))
        {
            lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        foreach (var line in change(lines))
        {
            writer.Write(line + "\n");
        }
    }

    private string CopyResources(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(Corpus.Root, "resources")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }
}
