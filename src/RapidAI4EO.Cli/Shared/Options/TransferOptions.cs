using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>How files are fetched: the same for every verb that fetches some.</summary>
internal sealed class TransferOptions
{
    // At less, a chip takes minutes and servers hang up.
    private const int MinRate = 1000;

    private const long DefaultShardSize = 1_000_000_000;

    private readonly Option<string> _parallel = new("--parallel")
    {
        Description = $"Files to fetch at once, 1 to {DownloadOptions.MaxParallel}. [default: as many as the server bears]",
        HelpName = "N",
    };

    private readonly Option<string> _maxRate = new("--max-rate")
    {
        Description = "At most so many bytes a second: 50MB, 10MiB, 800kB.",
        HelpName = "RATE",
    };

    private readonly Option<string> _totalRate = new("--total-rate")
    {
        Description = "With --part: at most so many bytes a second of all parts that run at once, of which this one takes its share.",
        HelpName = "RATE",
    };

    private readonly Option<string> _atOnce = new("--at-once") { Description = "With --total-rate: how many parts run at once. [default: all]", HelpName = "N" };

    private readonly Option<bool> _shards = new("--shards")
    {
        Description = "Tar files for WebDataset, shard-000000.tar and on, instead of a file for each key.",
    };

    private readonly Option<string> _shardSize = new("--shard-size")
    {
        Description = "Close a shard at the end of the sample with which it reaches this size. [default: 1GB]",
        HelpName = "SIZE",
    };

    private readonly Option<string> _hash = new("--hash")
    {
        Description = "What the manifest gets of each file: auto (the root's MD5, else XXH64), sha256, or none (only lengths are checked). [default: auto]",
        HelpName = "auto|sha256|none",
    };

    public IEnumerable<Option> All => [_parallel, _maxRate, _totalRate, _atOnce, _shards, _shardSize, _hash];

    /// <summary>What there is to choose where the manifest says which files there are, in what form, and with which hash.</summary>
    public IEnumerable<Option> ForRepair => [_parallel, _maxRate, _totalRate, _atOnce, _shardSize];

    /// <exception cref="InvalidInputException">An option is wrong.</exception>
    public DownloadOptions Read(Invocation call, IReadOnlyList<IObjectStore> roots, string destination, Part? part) =>
        ReadForRepair(call, roots, destination, part) with { ShardSize = ShardSize(call), Hash = Hash(call) };

    /// <summary>Reads <see cref="ForRepair"/> alone.</summary>
    /// <exception cref="InvalidInputException">An option is wrong.</exception>
    public DownloadOptions ReadForRepair(Invocation call, IReadOnlyList<IObjectStore> roots, string destination, Part? part) => new()
    {
        Roots = roots,
        Destination = destination,
        Parallel = CountText.Parse(_parallel.Name, call.Get(_parallel), 1, DownloadOptions.MaxParallel),
        MaxBytesPerSecond = Rate(call, part),
        ShardSize = GivenShardSize(call),
    };

    private long? Rate(Invocation call, Part? part)
    {
        var own = ByteCountText.Parse(_maxRate.Name, call.Get(_maxRate), MinRate);
        var total = ByteCountText.Parse(_totalRate.Name, call.Get(_totalRate), MinRate);
        var atOnce = CountText.Parse(_atOnce.Name, call.Get(_atOnce), 1, Part.MaxCount);
        if (total is null) return atOnce is null ? own : throw new InvalidInputException($"{_atOnce.Name} says how many share a rate, so it needs {_totalRate.Name}.");
        if (part is not { } known) throw new InvalidInputException($"{_totalRate.Name} is the rate of all parts, so it needs --part. {_maxRate.Name} is this run's own.");
        var share = Math.Max(1, total.Value / Math.Min(atOnce ?? known.Count, known.Count));
        return own is { } less && less < share ? less : share;
    }

    private long? GivenShardSize(Invocation call) =>
        ByteCountText.Parse(_shardSize.Name, call.Get(_shardSize), DownloadOptions.MinShardSize);

    private long? ShardSize(Invocation call)
    {
        var size = GivenShardSize(call);
        if (call.Get(_shards)) return size ?? DefaultShardSize;
        return size is null ? null : throw new InvalidInputException($"{_shardSize.Name} says how large shards are, so it needs {_shards.Name}.");
    }

    private HashChoice Hash(Invocation call) => call.Get(_hash) switch
    {
        null or "auto" => HashChoice.Auto,
        "sha256" => HashChoice.Sha256,
        "none" => HashChoice.None,
        var other => throw new InvalidInputException($"{_hash.Name} takes auto, sha256 or none, not '{other}'."),
    };
}
