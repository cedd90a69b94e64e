using System.Buffers;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Stac.Export;

/// <summary>Writes the documents of tiles, one tile after the other; each worker has its own.</summary>
internal sealed class TileExport(SampleIndex index, ItemOptions options, ExportFolder folder, ExportTotals totals) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 17);
    private readonly List<ItemWriter> _writers = [.. options.Assets.Collections.Select(kind => new ItemWriter(index, kind, options))];

    /// <returns>For each collection that has items there, what its tile holds.</returns>
    public IEnumerable<(CollectionKind Kind, TileSummary Tile)> Write(TileSamples tile, CancellationToken token)
    {
        foreach (var _ in tile.Ordinals) totals.AddSample();
        foreach (var writer in _writers)
        {
            var members = tile.Files is null
                ? Enumerable.Range(0, tile.Ordinals.Count).ToList()
                : [.. Enumerable.Range(0, tile.Ordinals.Count).Where(at => OfKind(tile.Files[at], writer.Collection).Any())];
            if (members.Count > 0) yield return (writer.Collection, Write(tile, members, writer, token));
        }
    }

    public void Dispose() => _writers.ForEach(writer => writer.Dispose());

    private static IEnumerable<AssetFile> OfKind(IReadOnlyList<AssetFile> files, CollectionKind kind) =>
        files.Where(file => kind.Products.Contains(file.Key.Product));

    private TileSummary Write(TileSamples tile, List<int> members, ItemWriter writer, CancellationToken token)
    {
        var kind = writer.Collection;
        var place = CatalogNode.OfTile(kind, tile.Tile);
        folder.CreateFolderOf(place);
        foreach (var at in members)
        {
            token.ThrowIfCancellationRequested();
            WriteItem(tile, at, writer);
        }

        var ordinals = members.ConvertAll(at => tile.Ordinals[at]);
        var summary = new TileSummary(tile.Tile, index.BoundsOf(ordinals), TimesOf(tile, members, kind), members.Count);
        _buffer.ResetWrittenCount();
        CollectionDocument.Write(new CollectionContent(place, [summary]) { Samples = ordinals.ConvertAll(index.IdOf) }, options.Links, _buffer);
        folder.Write(place, _buffer.WrittenSpan);
        totals.AddCollection(_buffer.WrittenCount);
        return summary;
    }

    private void WriteItem(TileSamples tile, int at, ItemWriter writer)
    {
        var (kind, ordinal) = (writer.Collection, tile.Ordinals[at]);
        _buffer.ResetWrittenCount();
        if (tile.Files is null) writer.Write(ordinal, _buffer);
        else writer.Write(ordinal, tile.Files[at], _buffer);
        folder.Write(CatalogNode.OfItem(kind, tile.Tile, index.IdOf(ordinal)), _buffer.WrittenSpan);
        totals.AddItem(tile.Files is null ? options.Assets.Of(kind).Count : OfKind(tile.Files[at], kind).Count(), _buffer.WrittenCount);
    }

    private AssetTimes TimesOf(TileSamples tile, List<int> members, CollectionKind kind) => AssetTimes.Of(tile.Files is null
        ? options.Assets.Of(kind).Select(asset => asset.Step)
        : members.SelectMany(at => OfKind(tile.Files[at], kind)).Select(file => file.Key.Step));
}
