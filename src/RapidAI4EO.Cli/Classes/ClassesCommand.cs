using System.CommandLine;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Classes;

/// <summary>The nomenclature as a table, or what of it has a word in its names.</summary>
internal sealed class ClassesCommand : ProgramCommand
{
    private readonly Argument<string?> _words = new("WORDS") { Description = "Only classes with these words in their name, or in that of a group of theirs; or with this code.", Arity = ArgumentArity.ZeroOrOne };

    public ClassesCommand()
        : base(
            "classes",
            "List the land cover classes and groups that filters can name, or look for some.",
            "classes",
            "classes forest",
            "classes --json") => Add(_words);

    public override Task<int> RunAsync(Invocation call)
    {
        var classes = Find(call.Get(_words)).ToList();
        if (classes.Count == 0) call.Messages.Warn(NoneHas(call.Get(_words)!));
        if (call.Json)
        {
            JsonOutput.Write(call.Results, [.. classes.Select(Describe)], ClassResultJson.Readable.IReadOnlyListClassResult);
            return Task.FromResult(ExitCode.Done);
        }

        var table = new TextTable("property", "name", "level 2", "level 1");
        foreach (var c in classes)
        {
            table.Add(c.Property, c.Name, $"{Group(c.Level2).Property} {Group(c.Level2).Name}", $"{Group(c.Level1).Property} {Group(c.Level1).Name}");
        }

        table.Write(call.Results);
        return Task.FromResult(ExitCode.Done);
    }

    private static IEnumerable<ClcClass> Find(string? text)
    {
        var words = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return ClcNomenclature.Classes.Where(c => Array.TrueForAll(words, word => Has(c, word)));
    }

    private static bool Has(ClcClass c, string word) =>
        NamesOf(c).Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase))
        || ClcNomenclature.Find(word.StartsWith("clc_", StringComparison.Ordinal) ? word : $"clc_{word}")?.Contains(c) == true;

    private static string NoneHas(string text)
    {
        var words = ClcNomenclature.Classes.SelectMany(NamesOf).SelectMany(name => name.Split(' ', ',', '/', '-'));
        var hint = Spelling.Nearest(text, words) is { } near ? $" Did you mean '{near.ToLowerInvariant()}'?" : "";
        return $"No class or group has '{text}' in its name.{hint}";
    }

    private static IEnumerable<string> NamesOf(ClcClass c) => [c.Name, Group(c.Level2).Name, Group(c.Level1).Name];

    private static ClassResult Describe(ClcClass c) =>
        new(c.Property, c.Level1, c.Level2, c.Code, Group(c.Level1).Name, Group(c.Level2).Name, c.Name);

    private static ClcGroup Group(int code) => ClcNomenclature.Groups.First(group => group.Code == code);
}
