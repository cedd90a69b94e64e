using System.CommandLine;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;

namespace RapidAI4EO.Cli.Shared.Running;

/// <summary>What someone may have meant who wrote a word that a command does not have.</summary>
internal static class Suggestion
{
    /// <summary>What other programs call the options here. Where a command has several of them, the first is named.</summary>
    private static readonly Dictionary<string, string[]> OptionsElsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--port"] = ["--urls"],
        ["--host"] = ["--urls"],
        ["--listen"] = ["--urls"],
        ["--bind"] = ["--urls"],
        ["--url"] = ["--urls", "--root"],
        ["--source"] = ["--root"],
        ["--mirror"] = ["--root"],
        ["--roles"] = ["--products"],
        ["--collections"] = ["--products"],
        ["--assets"] = ["--products"],
        ["--date"] = ["--datetime"],
        ["--dates"] = ["--datetime"],
        ["--time"] = ["--datetime"],
        ["--year"] = ["--datetime"],
        ["--aoi"] = ["--intersects"],
        ["--area"] = ["--intersects"],
        ["--polygon"] = ["--intersects"],
        ["--geojson"] = ["--intersects"],
        ["--geometry"] = ["--intersects"],
        ["--point"] = ["--near"],
        ["--around"] = ["--near"],
        ["--query"] = ["--filter"],
        ["--where"] = ["--filter"],
        ["--class"] = ["--filter"],
        ["--cql2"] = ["--filter"],
        ["--max-items"] = ["--limit"],
        ["--count"] = ["--limit"],
        ["--random"] = ["--sample"],
        ["--format"] = ["--output"],
        ["--out"] = ["--to", "--output"],
        ["--output"] = ["--to"],
        ["--output-dir"] = ["--to"],
        ["--dest"] = ["--to"],
        ["--destination"] = ["--to"],
        ["--dir"] = ["--to"],
        ["--threads"] = ["--parallel"],
        ["--jobs"] = ["--parallel"],
        ["--workers"] = ["--parallel"],
        ["-j"] = ["--parallel"],
        ["--overwrite"] = ["--force"],
        ["--force"] = ["--overwrite"],
        ["--list"] = ["--keys", "--ids"],
        ["--silent"] = ["--quiet"],
    };

    /// <summary>What other programs call the commands here.</summary>
    private static readonly Dictionary<string, string> CommandsElsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["help"] = "--help",
        ["version"] = "--version",
        ["query"] = "search",
        ["find"] = "search",
        ["list"] = "search",
        ["ls"] = "search",
        ["fetch"] = "download",
        ["get"] = "download",
        ["sync"] = "download --sync",
        ["server"] = "serve",
        ["check"] = "verify",
        ["fix"] = "repair",
        ["labels"] = "train labels",
    };

    /// <returns>Null where nothing is like the word.</returns>
    public static string? For(string token, Command command)
    {
        if (token.StartsWith('-')) return OptionFor(token, command);
        return command.Subcommands.Count > 0 ? CommandFor(token, command) : ValueFor(token, command);
    }

    private static string? OptionFor(string token, Command command)
    {
        var known = OptionsOf(command).ToList();
        var name = token.Split('=')[0];
        return OptionsElsewhere.GetValueOrDefault(name)?.FirstOrDefault(known.Contains) ?? Spelling.Nearest(name, known);
    }

    private static string? CommandFor(string token, Command command)
    {
        var isRoot = !command.Parents.Any();
        if (isRoot && CommandsElsewhere.GetValueOrDefault(token) is { } elsewhere) return elsewhere;
        if (Spelling.Nearest(token, command.Subcommands.Select(c => c.Name)) is { } near) return near;
        return command.Subcommands.SelectMany(c => c.Subcommands).FirstOrDefault(c => c.Name.Equals(token, StringComparison.OrdinalIgnoreCase)) is { } below
            ? $"{below.Parents.OfType<Command>().First().Name} {below.Name}"
            : null;
    }

    /// <summary>An option that the value of another kind goes with.</summary>
    private static string? ValueFor(string token, Command command)
    {
        var known = OptionsOf(command).ToList();
        var option = SampleId.TryParse(token, out _) ? "--ids"
            : Array.TrueForAll(token.Split(','), part => double.TryParse(part, out _)) ? token.Count(c => c == ',') switch { 2 => "--near", 3 => "--bbox", _ => null }
            : token.EndsWith("json", StringComparison.OrdinalIgnoreCase) ? "--intersects"
            : Countries.All.Any(country => country.Name.Equals(token, StringComparison.OrdinalIgnoreCase)) ? "--country"
            : token.StartsWith("clc_", StringComparison.Ordinal) ? "--filter"
            : null;
        return option is not null && known.Contains(option) ? $"{option} {token}" : null;
    }

    private static IEnumerable<string> OptionsOf(Command command)
    {
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);
        return command.Options.Concat(inherited).Select(option => option.Name);
    }
}
