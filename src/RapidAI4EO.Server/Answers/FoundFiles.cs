using RapidAI4EO.Index;
using RapidAI4EO.Search;
using RapidAI4EO.Search.Output;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>The files behind the items of an answer, collection by collection.</summary>
internal sealed class FoundFiles(SampleIndex index, FoundItems found, SearchRequest request)
{
    /// <summary>Samples whose lines are made at once: some 75,000 lines or 10 MB of Planet Fusion.</summary>
    private const int Portion = 256;

    private readonly AssetSelection _assets = request.Shown ?? AssetSelection.All;

    public long Count => Lists().Sum(list => list.Count);

    /// <summary>By the usual size of each product's files.</summary>
    public long EstimatedBytes => Lists().Sum(list => list.EstimatedBytes);

    /// <summary>Writes an address a line. A reader that is slow holds no thread.</summary>
    public async Task WriteAsync(Stream stream, string root, CancellationToken token)
    {
        using var buffer = new MemoryStream();
        foreach (var kind in Kinds())
        {
            foreach (var part in found.Of(kind)!.Ordinals().Chunk(Portion))
            {
                var samples = new SampleSet(index.Count);
                foreach (var ordinal in part) samples.Add(ordinal);
                new AssetList(index, samples, _assets.Of(kind)).WriteLines(buffer, root, token);
                await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), token).ConfigureAwait(false);
                buffer.SetLength(0);
            }
        }
    }

    private IEnumerable<CollectionKind> Kinds() => CollectionKind.All.Where(kind => found.Of(kind) is not null && _assets.Of(kind).Count > 0);

    private IEnumerable<AssetList> Lists() => Kinds().Select(kind => new AssetList(index, found.Of(kind)!, _assets.Of(kind)));
}
