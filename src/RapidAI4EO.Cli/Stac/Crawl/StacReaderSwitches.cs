using System.CommandLine;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>How the documents of a catalog are read.</summary>
internal sealed class StacReaderSwitches
{
    private readonly Option<string> _cache = new("--cache")
    {
        Description = "Keep documents of the web here, and ask only whether they have changed. [default: the user's cache]",
        HelpName = "DIR",
    };

    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Keep nothing, and use nothing that was kept." };

    private readonly Option<bool> _offline = new("--offline") { Description = "Ask the web for nothing: read what was kept, and say what is not there." };

    private readonly Option<string> _parallel = new("--parallel")
    {
        Description = $"Documents to read at once, 1 to {StacReaderOptions.MaxParallel}. [default: as many as the server bears]",
        HelpName = "N",
    };

    private readonly Option<string> _maxDocument = new("--max-document")
    {
        Description = "Leave out, and report, documents that are longer. [default: 256MiB]",
        HelpName = "SIZE",
    };

    private readonly Option<bool> _allowPrivate = new("--allow-private")
    {
        Description = "Follow links to this machine and its private networks also from a catalog that lies elsewhere.",
    };

    public IReadOnlyList<Option> All => [_cache, _noCache, _offline, _parallel, _maxDocument, _allowPrivate];

    /// <exception cref="InvalidInputException">An option cannot be understood, or contradicts another.</exception>
    public StacReaderOptions Read(Invocation call, IReadOnlyList<RootAddress> roots)
    {
        if (call.Get(_noCache) && (call.Get(_offline) || call.Has(_cache)))
        {
            throw new InvalidInputException($"{_noCache.Name} goes with neither {_cache.Name} nor {_offline.Name}, which reads the cache alone.");
        }

        var options = new StacReaderOptions
        {
            Roots = roots,
            CacheFolder = call.Get(_noCache) ? null : call.Get(_cache) ?? CacheFolder.Default.Documents,
            Offline = call.Get(_offline),
            AllowsPrivate = call.Get(_allowPrivate),
            Parallel = CountText.Parse(_parallel.Name, call.Get(_parallel), 1, StacReaderOptions.MaxParallel),
        };
        var longest = ByteCountText.Parse(_maxDocument.Name, call.Get(_maxDocument), 1);
        return longest is { } length ? options with { MaxDocumentLength = (int)Math.Min(length, Array.MaxLength) } : options;
    }
}
