using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Stac.Export;

/// <summary>
/// Writes the corpus's catalog, or part of it, as files: <c>stac-v1.0/catalog.json</c> and below it collection, zone, tile and item.
/// Tiles are written side by side; what stays in memory is a line for each tile.
/// </summary>
public sealed class CatalogExporter
{
    private readonly SampleIndex _index;
    private readonly ItemOptions _options;

    public CatalogExporter(SampleIndex index, ItemOptions options)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(options);
        (_index, _options) = (index, options);
    }

    /// <summary>How many tiles are written at once; the processors of the machine unless set.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether a catalog that is there already may be replaced, which happens when the new one is complete.</summary>
    public bool Overwrite { get; init; }

    /// <param name="folder">Gets <c>stac-v1.0</c>.</param>
    /// <param name="tiles">What is to be in it, each tile once; asked for as they are written.</param>
    /// <param name="progress">Told the items that are written, on any thread.</param>
    /// <param name="token">Cancels; nothing is left behind then.</param>
    /// <exception cref="InvalidInputException">There is a catalog, or something else of that name.</exception>
    /// <exception cref="CorpusException">Another export is at it, or the index is damaged.</exception>
    public CatalogExportSummary Run(string folder, IEnumerable<TileSamples> tiles, IProgress<long>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        using var target = ExportFolder.Open(folder, Overwrite);
        var totals = new ExportTotals();
        var written = WriteTiles(target, tiles, totals, progress, token);
        WriteUpper(target, written, totals);
        token.ThrowIfCancellationRequested();
        target.Complete();
        return totals.ToSummary(target.Catalog);
    }

    private List<TileSummary>[] WriteTiles(
        ExportFolder target, IEnumerable<TileSamples> tiles, ExportTotals totals, IProgress<long>? progress, CancellationToken token)
    {
        List<TileSummary>[] written = [.. CollectionKind.All.Select(_ => new List<TileSummary>())];
        try
        {
            System.Threading.Tasks.Parallel.ForEach(
                Partitioner.Create(tiles, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = Parallel },
                () => new TileExport(_index, _options, target, totals),
                (tile, _, _, export) =>
                {
                    foreach (var (kind, summary) in export.Write(tile, token))
                    {
                        lock (written) written[kind.Index].Add(summary);
                    }

                    progress?.Report(totals.Items);
                    return export;
                },
                export => export.Dispose());
        }
        catch (AggregateException e)
        {
            // Whichever worker failed first is the reason to tell.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        Array.ForEach(written, list => list.Sort((a, b) => a.Tile.CompareTo(b.Tile)));
        return written;
    }

    /// <summary>What stands above the tiles, from what they turned out to hold.</summary>
    private void WriteUpper(ExportFolder target, List<TileSummary>[] written, ExportTotals totals)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var products = CollectionKind.All.Where(kind => written[kind.Index].Count > 0)
            .Select(kind => new CollectionContent(CatalogNode.OfProduct(kind), written[kind.Index])).ToList();
        foreach (var content in products.SelectMany(product => product.Children.Prepend(product)))
        {
            buffer.ResetWrittenCount();
            CollectionDocument.Write(content, _options.Links, buffer);
            target.Write(content.Place, buffer.WrittenSpan);
            totals.AddCollection(buffer.WrittenCount);
        }

        buffer.ResetWrittenCount();
        CatalogDocument.Write(products.Select(product => product.Place.Collection!), _options.Links, buffer);
        target.Write(CatalogNode.Catalog, buffer.WrittenSpan);
        totals.AddCatalog(buffer.WrittenCount);
    }
}
