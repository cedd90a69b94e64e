using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Builds an index from the three resource files: reads geometries and labels side by side, checks them against the ids and
/// against each other, joins them and writes one file.
/// </summary>
public sealed class IndexBuilder
{
    private readonly ResourceFiles _files;
    private readonly IndexBuildOptions _options;
    private readonly FindingLog _findings;

    public IndexBuilder(ResourceFiles files, IndexBuildOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        _files = files;
        _options = options ?? new IndexBuildOptions();
        _findings = new FindingLog(_options.KeptFindings);
    }

    /// <summary>Builds and writes. Where there are findings and the build is not lenient nothing is written.</summary>
    /// <param name="indexPath">The file to write; replaced as a whole or not at all.</param>
    /// <param name="progress">Told some times a second how much has been read.</param>
    /// <param name="cancellationToken">Stops the build; nothing is written then.</param>
    /// <exception cref="CorpusException">A file cannot be read at all, or the index cannot be written.</exception>
    public async Task<IndexBuildReport> BuildAsync(
        string indexPath, IProgress<IndexBuildProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.StartNew();
        MappingReader.Check(_files.Mappings, _findings);
        var digests = Task.Run(() => ResourceFiles.Names.Select(name => Describe(Path.Combine(_files.Folder, name))).ToList(), cancellationToken);
        var (geometries, labels) = await ReadAsync(progress, cancellationToken).ConfigureAwait(false);
        var join = new IndexJoin(_findings);
        join.Run(geometries.Located, labels);
        cancellationToken.ThrowIfCancellationRequested();
        var sources = await digests.ConfigureAwait(false);
        if (_findings.Count > 0 && !_options.Lenient)
        {
            return Report(null, 0, null, clock);
        }

        var sections = new IndexSections(join.Samples, labels);
        byte[][] postings = [];
        Parallel.Invoke(sections.Locate, () => postings = new PostingSections(join.Samples, labels).Build());
        var (length, info) = Write(indexPath, sections, postings, geometries, sources);
        return Report(indexPath, length, info, clock);
    }

    private static IndexSource Describe(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return new IndexSource(
                Path.GetFullPath(path), file.Length, File.GetLastWriteTimeUtc(path), Convert.ToHexStringLower(SHA256.HashData(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private async Task<(FootprintCheck Geometries, LabelTable Labels)> ReadAsync(
        IProgress<IndexBuildProgress>? progress, CancellationToken cancellationToken)
    {
        using var geometryText = new ResourceText(_files.Geometries);
        using var labelText = new ResourceText(_files.Labels);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var batches = new BlockingCollection<FeatureBatch>(boundedCapacity: 16);
        var check = new FootprintCheck(geometryText.Name, _findings);
        var labelReader = new LabelReader(labelText, _findings);

        void Emit(FeatureBatch batch)
        {
            batches.Add(batch, stop.Token);
            progress?.Report(new IndexBuildProgress(
                geometryText.Position + labelText.Position, geometryText.Length + labelText.Length));
        }

        await RunTogether(
            stop,
            () => Finish(() => new GeometryReader(geometryText, _findings, Emit).Run(), batches.CompleteAdding),
            () => labelReader.Run(),
            () =>
            {
                foreach (var batch in batches.GetConsumingEnumerable(stop.Token))
                {
                    check.Take(batch);
                }
            }).ConfigureAwait(false);
        return (check, labelReader.Table);
    }

    private static void Finish(Action work, Action then)
    {
        try
        {
            work();
        }
        finally
        {
            then();
        }
    }

    /// <summary>Runs each part on a thread of its own, since they wait for each other; the first failure stops the others and is thrown.</summary>
    private static async Task RunTogether(CancellationTokenSource stop, params Action[] parts)
    {
        Exception? first = null;
        var tasks = parts.Select(part => OwnThread.Run(
            () =>
            {
                try
                {
                    part();
                }
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref first, e, null);
                    stop.Cancel();
                }
            })).ToArray();
        await Task.WhenAll(tasks).ConfigureAwait(false);
        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }

    private (long Length, IndexInfo Info) Write(
        string indexPath, IndexSections sections, byte[][] postings, FootprintCheck geometries, List<IndexSource> sources)
    {
        var corners = sections.DifferingCorners(geometries.Differing);
        var odd = sections.NonQuantizedFractions();
        var info = new IndexInfo(
            sections.Places.Length, sections.TileCount, _findings.LeftOut, corners.Length / IndexFormat.CornerRowLength,
            NonQuantizedFractions.Read(odd).Count, sources, DateTimeOffset.UtcNow, _options.BuiltBy);

        var writer = new IndexFileWriter();
        writer.Add(IndexFormat.Meta, JsonSerializer.SerializeToUtf8Bytes(info, IndexJson.Default.IndexInfo));
        writer.Add(IndexFormat.Tiles, sections.Tiles());
        writer.Add(IndexFormat.Places, System.Runtime.InteropServices.MemoryMarshal.AsBytes(sections.Places.AsSpan()).ToArray());
        foreach (var c in ClcNomenclature.Classes)
        {
            writer.Add(c.Property, postings[c.Index]);
        }

        writer.Add(IndexFormat.Corners, corners);
        writer.Add(IndexFormat.Shares, odd);
        return (writer.Write(indexPath), info);
    }

    private IndexBuildReport Report(string? path, long length, IndexInfo? info, Stopwatch clock) =>
        new(path, length, info, _findings.Count, _findings.LeftOut, _findings.Kept, clock.Elapsed);
}
