using System.IO.Compression;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Parts;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Requests;

/// <summary>
/// Where a destination keeps its requests: <c>.rapidai4eo/manifest/requests/DIGEST.json.gz</c>, a file for each that differs. The same call made
/// again has the same file, so runs at once do not meet.
/// </summary>
internal static class RequestFolder
{
    private const string Name = "requests";
    private const string Ending = ".json.gz";

    // Far more than a request for every sample of the corpus has: what is longer is none.
    private const int MaxText = 64 << 20;

    /// <summary>A request as bytes, and the key of its file below the destination.</summary>
    public static (string Key, byte[] Bytes) Pack(TransferRequest request)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(DocumentOf(request), RequestJson.Default.RequestDocument);
        using var hasher = ContentHasher.Create(ContentHasher.Xxh64)!;
        hasher.Append(text);
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(text);
        return ($"{RunFile.FolderName}/{ManifestFolder.Name}/{Name}/{hasher.Finish().Split(':')[1]}{Ending}", packed.ToArray());
    }

    /// <summary>The requests that can be read, in no certain order. What is cut or of a stranger is left out.</summary>
    public static IEnumerable<TransferRequest> Read(string destination, CancellationToken token)
    {
        foreach (var file in FilesOf(destination))
        {
            token.ThrowIfCancellationRequested();
            if (TryRead(file) is { } request) yield return request;
        }
    }

    /// <summary>After the destination was brought to a list: what was asked for before is no longer wanted.</summary>
    /// <param name="destination">The folder.</param>
    /// <param name="last">What the list stands for; null where it does not say.</param>
    public static void KeepOnly(string destination, TransferRequest? last)
    {
        var kept = last is null ? null : Path.GetFileName(Pack(last).Key);
        foreach (var file in FilesOf(destination).Where(file => Path.GetFileName(file) != kept)) PartialFile.Delete(file);
    }

    /// <summary>Deletes a request, and the folders that held nothing else.</summary>
    public static void Forget(string path)
    {
        PartialFile.Delete(path);
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            Directory.Delete(folder);
            Directory.Delete(Path.GetDirectoryName(folder)!);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            // Another run's request is in it.
        }
    }

    private static string[] FilesOf(string destination)
    {
        var folder = Path.Combine(ManifestFolder.Of(destination), Name);
        return Directory.Exists(folder) && !LinkFinder.IsLink(folder) ? [.. Directory.GetFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)] : [];
    }

    private static RequestDocument DocumentOf(TransferRequest request) => new(
        request.Text,
        request.Assets.GroupBy(asset => asset.Product).ToDictionary(
            group => group.Key.Key, group => group.Select(asset => asset.Step?.ToString()).OfType<string>().ToArray()),
        [.. request.Samples.Select(sample => sample.ToString())],
        request.Part?.ToString());

    private static TransferRequest? TryRead(string path)
    {
        try
        {
            using var gzip = new GZipStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), CompressionMode.Decompress);
            var text = new MemoryStream();
            var piece = new byte[1 << 16];
            for (int read; (read = gzip.Read(piece)) > 0;)
            {
                if (text.Length + read > MaxText) return null;
                text.Write(piece, 0, read);
            }

            return JsonSerializer.Deserialize(text.GetBuffer().AsSpan(0, (int)text.Length), RequestJson.Default.RequestDocument) is { } document ? RequestOf(document) : null;
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e) || e is InvalidDataException or JsonException or InvalidInputException)
        {
            return null;
        }
    }

    private static TransferRequest RequestOf(RequestDocument document)
    {
        var assets = new List<(Product, TimeStep?)>();
        foreach (var product in Product.All)
        {
            if (!document.Assets.TryGetValue(product.Key, out var steps)) continue;
            if (!product.HasTime) assets.Add((product, null));
            assets.AddRange((steps ?? []).Select(step => product.FindStep(step)).Where(step => step is not null).Select(step => (product, step)));
        }

        var samples = new List<SampleId>(document.Samples.Length);
        foreach (var text in document.Samples)
        {
            if (SampleId.TryParse(text, out var sample)) samples.Add(sample);
        }

        return new TransferRequest(samples, assets) { Text = document.Text, Part = document.Part is { } part ? Part.Parse(part) : null };
    }
}
