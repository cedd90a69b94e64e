using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;
using RapidAI4EO.Synthetic.Stac;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Guides;

/// <summary>
/// Where the documented commands are typed: a home of one's own, a synthetic corpus over all Europe on loopback that makes each chip when it is
/// asked for, and a <c>rapidai4eo</c> in the path that takes it for the published one.
/// </summary>
public sealed class GuideWorld : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private CorpusHost? _host;

    public async ValueTask InitializeAsync()
    {
        var corpus = new SyntheticCorpus(new SyntheticCorpusOptions
        {
            Samples = 12_000,
            SamplesPerTile = 1,
            Seed = 3,
            Focus = new SyntheticFocus(new LonLatBounds(13.05, 52.35, 13.72, 52.69), 198),
        });
        var root = _folder["corpus"];
        ResourceWriter.Write(corpus, root);
        // Some of Berlin, which the guides look for.
        var samples = corpus.Samples.Order().ToList();
        StaticStacWriter.Write([.. samples.Where((_, i) => i % 1000 == 0).Union(samples.Where(IsInBerlin).Take(2)).Order()], root);
        var chips = new SyntheticChips(corpus);
        _host = await CorpusHost.StartAsync(root, application => application.Use((context, next) => SendAsync(context, next, chips)));
        Directory.CreateDirectory(_folder["home"]);
        WriteProgram();
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Makes a folder with the files that commands take and that their reader is thought to have.</summary>
    public string NewPlace(string name)
    {
        var place = Directory.CreateDirectory(_folder[name]).FullName;
        File.WriteAllText(Path.Combine(place, "parks.geojson"), """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Bialowieza"},
             "geometry": {"type": "Polygon", "coordinates": [[[23, 52], [25, 52], [25, 53.5], [23, 53.5], [23, 52]]]}}]}
            """);
        File.WriteAllText(Path.Combine(place, "wetlands.cql2"), "clc_4 > 0.1");
        File.WriteAllText(Path.Combine(place, "mine.csv"), "clc,label\n311,forest\n211,field\n");
        return place;
    }

    /// <summary>Types a command in a shell.</summary>
    public async Task<Outcome> TypeAsync(string place, string command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Here(command)]) { WorkingDirectory = place, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("RAPIDAI4EO_", StringComparison.Ordinal) || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase) || name.StartsWith("XDG_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = _folder["home"];
        start.Environment["PROFILE"] = _folder["home/profile.ps1"];
        start.Environment["PATH"] = $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        return await Support.Cli.FinishAsync(process);
    }

    /// <summary>The root, which stands for a folder that all was downloaded to.</summary>
    public string Root => _host!.Address;

    /// <summary>The addresses of the world in a command are those of the loopback here.</summary>
    private string Here(string command) => command
        .Replace("https://example.org/stac/catalog.json", $"{_host!.Address}stac-v1.0/catalog.json", StringComparison.Ordinal)
        .Replace("https://data.source.coop/planet/rapidai4eo/", _host.Address, StringComparison.Ordinal)
        .Replace("--urls http://127.0.0.1:8080", "--urls http://127.0.0.1:0", StringComparison.Ordinal);

    private static async Task SendAsync(HttpContext context, RequestDelegate next, SyntheticChips chips)
    {
        if (!AssetKey.TryParse(context.Request.Path.Value.AsSpan().TrimStart('/'), out var key))
        {
            await next(context);
            return;
        }

        var bytes = chips.Create(key);
        context.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.Body.WriteAsync(bytes);
    }

    private static bool IsInBerlin(SampleId id) => id.Footprint.PublishedCorners.Bounds is { West: > 13.05, South: > 52.35, East: < 13.72, North: < 52.69 };

    /// <summary>
    /// The program, which names this root where a command would ask the published ones, and takes few samples of what would be thousands of chips.
    /// A server is stopped as soon as it listens.
    /// </summary>
    private void WriteProgram()
    {
        var bin = Directory.CreateDirectory(_folder["bin"]).FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "RapidAI4EO.Cli");
        var path = Path.Combine(bin, "rapidai4eo");
        File.WriteAllText(path, $$"""
            #!/bin/sh
            export RAPIDAI4EO_RESOURCES={{_host!.Address}}
            line=" $* "
            case "$line" in
                *" --root "*|*" --local "*|*" --clear-cache "*|*" --help "*) ;;
                " download "*|" repair "*|" chip "*|" doctor "*|" train stats "*|" train export "*) set -- "$@" --root {{_host.Address}} ;;
            esac
            case "$line" in
                *" --limit "*|*" --keys "*|*" --all "*|*" --sample "*|*" --help "*) ;;
                " download "*|" train export "*|" train stats "*|" audit "*" --bbox "*|" search "*" --azcopy-list "*|" stac export "*" --bbox "*) set -- "$@" --limit 2 ;;
            esac
            case "$line" in
                " serve "*) ;;
                *) exec "{{program}}" "$@" ;;
            esac
            case "$line" in *" --urls "*) ;; *) set -- "$@" --urls http://127.0.0.1:0 ;; esac
            log=$(mktemp)
            "{{program}}" "$@" 2> "$log" &
            until grep -q Listening "$log" || ! kill -0 $! 2> /dev/null; do sleep 0.05; done
            kill -TERM $! 2> /dev/null
            wait $!
            code=$?
            cat "$log" >&2
            rm "$log"
            exit $code

            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
