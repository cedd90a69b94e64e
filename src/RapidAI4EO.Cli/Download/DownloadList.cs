using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Transfer.Lists;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Cli.Download;

/// <summary>The files that a download is to bring.</summary>
internal sealed class DownloadList : IDisposable
{
    private readonly IDisposable? _source;

    private DownloadList(IAsyncEnumerable<string> keys, IDisposable? source) => (Keys, _source) = (keys, source);

    /// <summary>To be read once where <see cref="Total"/> is null, else as often as needed.</summary>
    public IAsyncEnumerable<string> Keys { get; }

    /// <summary>How many; null where that is only known at the end.</summary>
    public long? Total { get; private init; }

    /// <summary>Their bytes by the products' usual sizes; null where the products are not known.</summary>
    public long? TypicalBytes { get; private init; }

    /// <summary>Their products; null where those are only known at the end.</summary>
    public IReadOnlyList<Product>? Products { get; private init; }

    /// <summary>What the destination is to remember; null for a list of keys.</summary>
    public TransferRequest? Request { get; private init; }

    /// <summary>How many of the samples asked for do not exist.</summary>
    public int UnknownIds { get; private init; }

    public static async Task<DownloadList> OfSubsetAsync(Subset subset, string text, Part? part, Invocation call)
    {
        var index = await IndexAccess.OpenAsync(call);
        var (samples, unknown, _) = Selected.Find(call, new SampleSearch(index), subset);
        if (part is { } own) samples = PartCutter.Cut(index, samples, own);
        var assets = new AssetList(index, samples, subset.AssetsPerSample);
        return new DownloadList(assets.Keys().Select(key => key.ToString()).ToAsyncEnumerable(), index)
        {
            Total = assets.Count,
            TypicalBytes = assets.EstimatedBytes,
            Products = [.. assets.CountByProduct.Where(p => p.Count > 0).Select(p => p.Product)],
            UnknownIds = unknown,
            Request = TransferRequest.Of(assets) with { Text = text, Part = part },
        };
    }

    /// <summary>A list from a file is read twice: a fault in its last line is told before anything is fetched.</summary>
    public static async Task<DownloadList> OfKeysAsync(string source, IReadOnlyList<RootAddress> roots, Part? part, CancellationToken token)
    {
        if (source == StandardInput.Name)
        {
            if (part is not null) throw new InvalidInputException("A part is cut from a list in a file, which can be counted first: write standard input to one.");
            var input = StandardInput.Open();
            return new DownloadList(KeyList.ReadAsync(input, roots, StandardInput.Title, token), input);
        }

        // What has no length, as a named pipe, can be read only once.
        long? total = FileBehind(source) is { Exists: true, Length: > 0 } ? await KeyList.ReadFileAsync(source, roots, token).LongCountAsync(token) : null;
        var keys = KeyList.ReadFileAsync(source, roots, token);
        if (part is not { } own) return new DownloadList(keys, null) { Total = total };
        var cut = KeyParts.Cut(keys, total ?? throw new InvalidInputException($"{source} can be read only once, so no part can be cut from it. Name a file."), own, token);
        return new DownloadList(cut, null) { Total = await KeyParts.Cut(KeyList.ReadFileAsync(source, roots, token), total.Value, own, token).LongCountAsync(token) };
    }

    /// <summary>A shell's <c>&lt;(...)</c> is a link to a pipe, and a link has a length of its own.</summary>
    private static FileSystemInfo? Target(FileInfo file) => file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true);

    private static FileInfo? FileBehind(string source) => Target(new FileInfo(source)) as FileInfo;

    public void Dispose() => _source?.Dispose();
}
