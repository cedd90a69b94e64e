using System.CommandLine;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Cli.Index;

/// <summary>Shows what is in an index.</summary>
internal sealed class IndexInfoCommand : ProgramCommand
{
    private readonly Option<bool> _check = new("--check") { Description = "Read the whole file and compare all its checksums." };

    public IndexInfoCommand()
        : base("info", "Show what is in an index and what it was built from.", "index info", "index info --check --index ./europe.index")
    {
        Add(CommonOptions.Index);
        Add(CommonOptions.Resources);
        Add(_check);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        using var index = SampleIndex.Open(await IndexAccess.PathOfAsync(call));
        var isChecked = call.Get(_check);
        if (isChecked)
        {
            index.CheckAll();
        }

        var info = IndexInfoResult.Of(index, isChecked);
        if (call.Json)
        {
            JsonOutput.Write(call.Results, info, IndexResultJson.Readable.IndexInfoResult);
        }
        else
        {
            TableOf(info).Write(call.Results);
        }

        return ExitCode.Done;
    }

    private static TextTable TableOf(IndexInfoResult info)
    {
        var table = new TextTable("", "");
        table.Add("index", info.Index);
        table.Add("size", $"{Units.Bytes(info.Bytes)} in {info.Sections.Count} sections");
        table.Add("samples", $"{info.Samples:N0} on {info.Tiles:N0} tiles");
        table.Add("left out", $"{info.LeftOut:N0}");
        table.Add("polygons kept", $"{info.DifferingPolygons:N0} that are not those of their ids");
        table.Add("shares kept", $"{info.OddShares:N0} that are no multiple of 1/40000");
        table.Add("built", $"{info.BuiltAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z by {info.BuiltBy}");
        foreach (var source in info.Sources)
        {
            table.Add("source", $"{source.Path}, {Units.Bytes(source.Length)}, SHA-256 {source.Sha256}{(info.ChangedSources.Contains(source.Path) ? ", changed since" : "")}");
        }

        table.Add("checksums", info.Checked ? "all right" : "not compared; --check does");
        return table;
    }
}
