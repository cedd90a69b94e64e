using System.CommandLine;
using RapidAI4EO.Cli.Stac.Crawl;
using RapidAI4EO.Cli.Stac.Export;

namespace RapidAI4EO.Cli.Stac;

/// <summary>Verbs about catalogs of STAC.</summary>
internal static class StacCommand
{
    public static Command Create() => new("stac", "Crawl any STAC catalog, or write the corpus's own.") { new StacCrawlCommand(), new StacExportCommand() };
}
