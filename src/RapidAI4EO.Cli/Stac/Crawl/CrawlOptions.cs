using System.CommandLine;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>What to look for in a catalog.</summary>
internal sealed class CrawlOptions
{
    /// <summary>What <c>--related</c> is given to mean every collection.</summary>
    private const string AllRelated = "all";

    private readonly AreaOptions _areas = new("Items");
    private readonly Option<string> _collections = Text("--collections", "ID,...", "Only what these collections hold, at any depth.");
    private readonly Option<string> _datetime = Text("--datetime", "TIME", "Items that share an instant with it, and their assets by their own times: 2018-05, 2018-03/2018-08, 2019-06-01/..");
    private readonly Option<string> _roles = Text("--roles", "ROLE,...", "Assets with one of these roles: data, metadata, ...");
    private readonly Option<string> _assets = Text("--assets", "NAME,...", "Assets of these names; * stands for any letters: sr_2018-*.");
    private readonly Option<string> _mediaType = Text("--media-type", "TYPE,...", "Assets of these media types: image/tiff, image/*.");
    private readonly Option<string> _related = Text("--related", "ID,...|all", "After each item those that it links as related, of these collections or all, with their assets.");
    private readonly Option<string> _limit = Text("--limit", "N", "At most so many items.");

    public IReadOnlyList<Option> All => [_collections, .. _areas.All, _datetime, _roles, _assets, _mediaType, _related, _limit];

    /// <summary>The first of these options that was given; null where none was.</summary>
    public Option? FirstGiven(Invocation call) => All.FirstOrDefault(call.Has);

    /// <exception cref="InvalidInputException">An option cannot be understood.</exception>
    public StacQuery Read(Invocation call) => new()
    {
        Collections = List(call, _collections),
        Areas = [.. _areas.Read(call)],
        Datetime = call.Get(_datetime) is { } time ? TimeInterval.Parse(time) : TimeInterval.Always,
        Assets = new AssetFilter
        {
            Roles = List(call, _roles),
            Names = List(call, _assets),
            MediaTypes = List(call, _mediaType),
        },
        Related = !call.Has(_related) ? null : List(call, _related) is [AllRelated] ? [] : List(call, _related),
        Limit = CountText.Parse(_limit.Name, call.Get(_limit)),
    };

    private static Option<string> Text(string name, string form, string description) =>
        new(name) { Description = description, HelpName = form };

    private static string[] List(Invocation call, Option<string> option)
    {
        if (call.Get(option) is not { } text) return [];
        var list = text.Split(',', StringSplitOptions.TrimEntries);
        return list.Contains("") ? throw new InvalidInputException($"{option.Name} takes names with commas between them, not '{text}'.") : list;
    }
}
