using System.Buffers;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>The files behind the items of an answer, collection by collection.</summary>
internal sealed class FoundFiles(SampleIndex index, FoundItems found, SearchRequest request)
{
    private readonly AssetSelection _assets = request.Shown ?? AssetSelection.All;

    public long Count => Lists().Sum(list => list.Count);

    /// <summary>By the usual size of each product's files.</summary>
    public long EstimatedBytes => Lists().Sum(list => list.EstimatedBytes);

    /// <summary>Writes an address a line. A reader that is slow holds no thread, and a few samples' lines.</summary>
    public async Task WriteAsync(Stream stream, string root, CancellationToken token)
    {
        var buffer = AnswerBuffers.Rent();
        foreach (var lines in Lists().SelectMany(list => list.Lines(root)))
        {
            buffer.Write(lines.Span);
            if (buffer.WrittenCount < AnswerBuffers.Portion) continue;
            await stream.WriteAsync(buffer.WrittenMemory, token).ConfigureAwait(false);
            buffer.ResetWrittenCount();
        }

        await stream.WriteAsync(buffer.WrittenMemory, token).ConfigureAwait(false);
        // One whose sending failed may still be read, so it is not given back.
        AnswerBuffers.Return(buffer);
    }

    private IEnumerable<CollectionKind> Kinds() => CollectionKind.All.Where(kind => found.Of(kind) is not null && _assets.Of(kind).Count > 0);

    private IEnumerable<AssetList> Lists() => Kinds().Select(kind => new AssetList(index, found.Of(kind)!, _assets.Of(kind)));
}
