using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files.Native;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Cli.Chips;

/// <summary>An image that was named on the command line: a file if there is one of that path, else a key or a URL below a root.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="Key">Which asset it is; null where that does not follow from the path.</param>
internal sealed record ChipFile(string Name, byte[] Bytes, AssetKey? Key)
{
    private const int MaxBytes = 256 << 20;

    /// <exception cref="InvalidInputException">It is neither.</exception>
    /// <exception cref="CorpusException">It cannot be read.</exception>
    public static async Task<ChipFile> ReadAsync(Invocation call, string text)
    {
        if (Directory.Exists(text)) throw new InvalidInputException($"{text} is a folder. Name a file in it.");
        // A pipe of the shell's own, <(command), has a writer; of any other it may be waited for without end.
        if (FileKind.IsSpecial(text) && !text.StartsWith("/dev/fd/", StringComparison.Ordinal)) throw new InvalidInputException($"{text} is a device, a pipe or a socket. Save what comes from it in a file, or write <(command) in its place.");
        if (File.Exists(text)) return new ChipFile(text, await ReadLocalAsync(text, call.Cancellation), ChipPath.Find(Path.GetFullPath(text)));
        var (key, roots) = KeyOf(text, CommonOptions.RootsOf(call));
        if (key.Product == Product.Labels) throw new InvalidInputException($"{key} are labels, which are no image.");
        return await WaitNotice.WhileAsync(call.Messages, Names.Of(roots), () => ReadRemoteAsync(roots, key, call.Cancellation));
    }

    /// <summary>The key, and where to ask for it: who names a URL means that one alone.</summary>
    private static (AssetKey Key, IReadOnlyList<RootAddress> Roots) KeyOf(string text, IReadOnlyList<RootAddress> roots)
    {
        foreach (var root in roots)
        {
            if (root.TryGetKey(text, out var below) && AssetKey.TryParse(below, out var found)) return (found, [root]);
        }

        if (AssetKey.TryParse(text, out var key)) return (key, roots);
        if (SampleId.TryParse(text, out _)) throw new InvalidInputException($"{text} is a sample, which has many images. Name one by its key, or add --sheet to 'chip png' for all of them; 'chip series' takes an id.");
        throw new InvalidInputException(
            $"'{text}' is neither a file that is here nor an asset's key or URL below a root. A key looks like imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif.");
    }

    private static async Task<byte[]> ReadLocalAsync(string path, CancellationToken token)
    {
        try
        {
            if (!FileKind.IsSpecial(path) && new FileInfo(path).Length > MaxBytes) throw new CorpusException($"{path} is longer than {MaxBytes} bytes, and is no chip.");
            return await File.ReadAllBytesAsync(path, token);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} may not be read by this user.");
        }
    }

    private static async Task<ChipFile> ReadRemoteAsync(IReadOnlyList<RootAddress> roots, AssetKey key, CancellationToken token)
    {
        StorageException? trouble = null;
        foreach (var address in roots)
        {
            try
            {
                using var root = ObjectStores.Open(address);
                return new ChipFile($"{key} at {root.Name}", await root.ReadAllBytesAsync(key.ToString(), MaxBytes, token: token), key);
            }
            catch (StorageException e)
            {
                trouble = e;
            }
        }

        throw trouble!;
    }
}
