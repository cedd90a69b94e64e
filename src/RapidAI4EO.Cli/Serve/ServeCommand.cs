using System.CommandLine;
using System.Net;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Monitoring;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Serve;

/// <summary>Serves the corpus's STAC as an API, until it is told to stop.</summary>
internal sealed class ServeCommand : ProgramCommand
{
    private const int MaxPage = 100_000;
    private const int MaxSearchSeconds = 3_600;

    private readonly Option<string> _urls = new("--urls")
    {
        Description = "Where to listen; several with semicolons. http://0.0.0.0:8080 lets other machines in. [default: http://127.0.0.1:8080]",
        HelpName = "URLS",
    };

    private readonly Option<string> _baseUrl = new("--base-url")
    {
        Description = "The address that clients know the API by, for its links. [default: what each request names]",
        HelpName = "URL",
    };

    private readonly Option<bool> _trustForwarded = new("--trust-forwarded")
    {
        Description = "Believe what a proxy says in Forwarded or X-Forwarded headers. Only where all requests come through one.",
    };

    private readonly Option<string> _proxies = new("--proxies")
    {
        Description = "Where such proxies are: addresses and networks, such as 10.0.0.0/8, with commas; implies --trust-forwarded. [default: this machine]",
        HelpName = "NETWORKS",
    };

    private readonly Option<string> _maxSeconds = new("--max-seconds") { Description = "Seconds that a search may take at most. [default: 10]", HelpName = "N" };

    private readonly Option<string> _images = new("--images")
    {
        Description = "Show pictures and series of the images below this root, as --root takes it: a folder of a download, a URL, or a name. Without, the server fetches nothing.",
        HelpName = "URL|DIR|NAME",
    };

    private readonly Option<string> _splits = new("--splits") { Description = "Colour the samples of the explorer by this split file, as 'train split' writes it.", HelpName = "FILE" };

    private readonly Option<string> _otlp = new("--otlp")
    {
        Description = "Send traces and figures to an OpenTelemetry collector, such as http://127.0.0.1:4318. [default: what OTEL_EXPORTER_OTLP_ENDPOINT says]",
        HelpName = "URL",
    };

    private readonly Option<string> _maxLimit = new("--max-limit") { Description = "Items a page at most. [default: 10000]", HelpName = "N" };

    private readonly Option<string> _rate = new("--rate") { Description = "Requests a second that an address may send. [default: any number]", HelpName = "N" };

    public ServeCommand()
        : base(
            "serve",
            "Serve a STAC API over all items and an explorer for browsers, from the index alone.",
            "serve",
            "serve --urls http://127.0.0.1:8080 --base-url https://stac.example.org/ --trust-forwarded --rate 50",
            "serve --images ./berlin    # with pictures in the explorer, http://127.0.0.1:8080/explore/",
            "serve --otlp http://127.0.0.1:4318    # traces and figures by OpenTelemetry",
            "serve --json 2> requests.jsonl    # a line a request")
    {
        foreach (var option in (Option[])[_urls, _baseUrl, _trustForwarded, _proxies, _maxLimit, _maxSeconds, _rate, _images, _splits, _otlp, CommonOptions.Root, CommonOptions.Index, CommonOptions.Resources]) Add(option);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var options = OptionsOf(call);
        var target = TelemetryTarget.Find(call.Get(_otlp), Environment.GetEnvironmentVariable);
        using var index = await IndexAccess.OpenAsync(call);

        // A damaged index is refused now, not in the middle of somebody's answer.
        index.CheckAll();
        using var export = target is null ? null : TelemetryExport.Start(target);
        using var images = OpenImages(call);
        if (images is not null) options = options with { Images = [images] };
        if (call.Get(_splits) is { } splits) options = options with { Splits = ReadSplits(splits, index) };
        await using var host = await StartAsync(index, options, call.Cancellation);
        call.Messages.Note($"Listening on {string.Join(" and ", host.Addresses)}; Ctrl-C stops it. In a browser: {host.Addresses[0]}/explore/");
        var stopped = new TaskCompletionSource();
        await using var registration = call.Cancellation.Register(stopped.SetResult);
        await stopped.Task;
        await host.StopAsync();
        call.Messages.Note("Stopped.");
        return ExitCode.Done;
    }

    /// <summary>The file as it is, once it is known to be one.</summary>
    private static byte[] ReadSplits(string path, SampleIndex index)
    {
        SplitReader.ReadFile(index, path);
        return File.ReadAllBytes(path);
    }

    private IObjectStore? OpenImages(Invocation call)
    {
        if (call.Get(_images) is not { } written) return null;
        var root = call.RootNames.Resolve([written]).Roots[0];
        return root.Folder is null || Directory.Exists(root.Folder)
            ? ObjectStores.Open(root)
            : throw new InvalidInputException($"{_images.Name} names the folder {root.Folder}, which is not there.");
    }

    /// <summary>What does not fit this machine is the caller's to change, so it is told as such.</summary>
    private static async Task<ApiHost> StartAsync(SampleIndex index, ApiOptions options, CancellationToken token)
    {
        try
        {
            return await ApiHost.StartAsync(index, options, token);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or System.Net.Sockets.SocketException)
        {
            throw new CorpusException($"The API cannot listen on {string.Join(", ", options.Urls)}: {e.Message} Name another address with --urls.", e);
        }
    }

    private ApiOptions OptionsOf(Invocation call)
    {
        var options = new ApiOptions(CommonOptions.HrefRootOf(call))
        {
            BaseUrl = call.Get(_baseUrl) is { } url ? ParseBase(url) : null,
            TrustForwarded = call.Get(_trustForwarded) || call.Has(_proxies),
            RequestsPerSecond = CountText.Parse(_rate.Name, call.Get(_rate), 1),
            OnRequest = call.Json ? Messages.Request : null,
            OnFault = call.Messages.Fault,
        };
        if (CountText.Parse(_maxLimit.Name, call.Get(_maxLimit), 1, MaxPage) is { } most) options = options with { MaxLimit = most };
        if (CountText.Parse(_maxSeconds.Name, call.Get(_maxSeconds), 1, MaxSearchSeconds) is { } seconds) options = options with { SearchTimeout = TimeSpan.FromSeconds(seconds) };
        if (call.Get(_proxies) is { } proxies) options = options with { Proxies = ParseNetworks(proxies) };
        return call.Get(_urls) is { } urls ? options with { Urls = ParseUrls(urls) } : options;
    }

    /// <summary>An address alone is the network of it.</summary>
    private IPNetwork[] ParseNetworks(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? throw Wrong(text) : Array.ConvertAll(parts, part =>
            IPNetwork.TryParse(part, out var network) ? network
            : IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw Wrong(part));

        InvalidInputException Wrong(string part) => new($"{_proxies.Name} takes addresses and networks such as 192.0.2.7 or 10.0.0.0/8, not '{part}'.");
    }

    private string ParseBase(string text) => RootAddress.Parse(text) is { Folder: null, HasSecret: false } root
        ? root.Address
        : throw new InvalidInputException($"{_baseUrl.Name} takes the http or https URL that clients know the API by, without a query or password.");

    private string[] ParseUrls(string text)
    {
        var urls = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = urls.Length == 0 ? text : urls.FirstOrDefault(url => !url.StartsWith("http://", StringComparison.Ordinal));
        return wrong is null
            ? urls
            : throw new InvalidInputException($"{_urls.Name} takes addresses such as http://127.0.0.1:8080, not '{wrong}'. For https put a proxy before it: see docs/api.md.");
    }
}
