using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>Tables of samples for other programs: GeoPackage and GeoParquet.</summary>
public sealed class TableSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Theory]
    [InlineData("geopackage", "SQLite format 3\0")]
    [InlineData("geoparquet", "PAR1")]
    public async Task I_can_have_a_table_in_a_file(string form, string start)
    {
        var file = Folder["new/samples"];
        var made = await SearchAsync("--bbox", CorpusFixture.Berlin, "--output", form, "--to", file);
        Assert.Equal(0, made.ExitCode);
        Assert.Equal("", made.Output);
        Assert.Contains($"{file} has 198 samples, ", made.Error, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(start.Select(c => (byte)c), bytes.Take(start.Length));
        Assert.Equal([file], Directory.GetFiles(Folder["new"]));
    }

    [Theory]
    [InlineData("geopackage")]
    [InlineData("geoparquet")]
    public async Task I_am_told_of_the_table_as_JSON(string form)
    {
        var file = Folder["samples"];
        var made = await SearchAsync("--limit", "7", "--output", form, "--to", file, "--json", "--quiet");
        AssertDone(made);
        using var json = JsonDocument.Parse(made.Output);
        Assert.Equal(file, json.RootElement.GetProperty("table").GetString());
        Assert.Equal(7, json.RootElement.GetProperty("samples").GetInt32());
        Assert.Equal(new FileInfo(file).Length, json.RootElement.GetProperty("bytes").GetInt64());
    }

    [Theory]
    [InlineData("geopackage")]
    [InlineData("geoparquet")]
    public async Task I_can_write_over_an_older_table(string form)
    {
        var first = Folder["first"];
        var file = Folder.Write("again", "something else");
        Assert.Equal(0, (await SearchAsync("--limit", "9", "--output", form, "--to", first)).ExitCode);
        Assert.Equal(0, (await SearchAsync("--limit", "9", "--output", form, "--to", file, "--products", "s2", "--datetime", "2018")).ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task I_am_told_where_a_table_cannot_go()
    {
        AssertRefused(await SearchAsync("--output", "geopackage"), 2, "--output geopackage writes a file of its own. Say which with --to FILE.");
        AssertRefused(await SearchAsync("--output", "geoparquet", "--to", "-"), 2, "cannot go to standard output");
        AssertRefused(await SearchAsync("--output", "geoparquet", "--to", Folder.Path), 2, $"{Folder.Path} is a folder. Name a file in it");
        AssertRefused(await SearchAsync("--output", "geopackage", "--to", Folder["none/"]), 2, "samples.gpkg");
        AssertRefused(await SearchAsync("--output", "geopackage", "--to", ""), 2, "--to needs a value");
        AssertRefused(await SearchAsync("--output", "csv", "--to", Folder["x.csv"]), 2, "--to names the file of --output geopackage or geoparquet");
        AssertRefused(await SearchAsync("--to", Folder["x"]), 2, "--to names the file of");
        Assert.Empty(Directory.GetFiles(Folder.Path));
    }

    [Theory]
    [InlineData("geopackage")]
    [InlineData("geoparquet")]
    public async Task I_am_told_when_the_disk_takes_no_table(string form)
    {
        using var disk = new SmallDisk(1, inodes: 10);
        var file = Path.Combine(disk.Path, "samples");
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "filling"), new byte[1_030_000], TestContext.Current.CancellationToken);
        var full = await SearchAsync("--output", form, "--to", file);
        AssertRefused(full, 1, $"The table {file} cannot be written: ");
        Assert.Contains("o space ", full.Error, StringComparison.Ordinal);
        Assert.Equal(["filling"], Directory.GetFiles(disk.Path).Select(Path.GetFileName));
        disk.MakeReadOnly();
        AssertRefused(await SearchAsync("--output", form, "--to", file), 1, "ead-only file system");
    }
}
