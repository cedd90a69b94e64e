using RapidAI4EO.Cli.Output;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Commands;

/// <summary>The nomenclature as a table.</summary>
internal sealed class ClassesCommand() : Verb(
    "classes",
    "List the land cover classes and groups that filters can name.",
    "classes",
    "classes --json")
{
    public override Task<int> RunAsync(Invocation call)
    {
        if (call.Json)
        {
            ResultJson.Write(call.Results, [.. ClcNomenclature.Classes.Select(Describe)], ResultJson.Readable.IReadOnlyListClassResult);
            return Task.FromResult(ExitCode.Done);
        }

        var table = new TextTable("property", "name", "level 2", "level 1");
        foreach (var c in ClcNomenclature.Classes)
        {
            table.Add(c.Property, c.Name, $"{Group(c.Level2).Property} {Group(c.Level2).Name}", $"{Group(c.Level1).Property} {Group(c.Level1).Name}");
        }

        table.Write(call.Results);
        return Task.FromResult(ExitCode.Done);
    }

    private static ClassResult Describe(ClcClass c) =>
        new(c.Property, c.Level1, c.Level2, c.Code, Group(c.Level1).Name, Group(c.Level2).Name, c.Name);

    private static ClcGroup Group(int code) => ClcNomenclature.Groups.First(group => group.Code == code);
}
