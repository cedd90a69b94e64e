using System.Globalization;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Parts;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Training.Statistics;

/// <summary>
/// Counts in parts: each part writes what it counted, number by number, into a folder that all share, and all together give the digits of one run.
/// Of wider numbers than 16 bits, which no product is known to have, parts are refused.
/// </summary>
/// <param name="index">The index.</param>
/// <param name="request">What is counted, of the whole.</param>
public sealed class PartialStatistics(SampleIndex index, StatisticsRequest request)
{
    private const int MaxBytes = 512 << 20;

    /// <summary>The samples of a part, split by split.</summary>
    public IReadOnlyList<StatisticsPart> Cut(Part part)
    {
        var own = PartCutter.Cut(index, StatisticsPart.Joined(request.Parts, index.Count).Samples, part);
        return [.. request.Parts.Select(whole =>
        {
            var samples = whole.Samples.Copy();
            samples.IntersectWith(own);
            return whole with { Samples = samples };
        })];
    }

    /// <summary>Writes what a part counted.</summary>
    /// <exception cref="CorpusException">It cannot be written, or its numbers are too wide to be counted one by one.</exception>
    public void Write(string folder, Part part, StatisticsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = new CountsDocument(
            RequestText(), part.ToString(), report.Chips, report.LeftOut.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
            [.. report.Faults.Select(fault => new FaultDocument(fault.Key.ToString(), fault.Kind.ToString(), fault.Message))], [.. report.Groups.Select(group => DocumentOf(group))]);
        AtomicFile.Write(PathOf(folder, part), "The counts", stream => stream.Write(JsonSerializer.SerializeToUtf8Bytes(document, CountsJson.Default.CountsDocument)));
    }

    /// <summary>Joins all parts in a folder.</summary>
    /// <exception cref="CorpusException">Parts are missing, damaged, of another request, or overlap; the message names them.</exception>
    public StatisticsReport Merge(string folder)
    {
        var documents = ReadAll(folder);
        var groups = new Dictionary<(int Product, int Split, string? Month), StatisticsGroup>();
        foreach (var (document, path) in documents)
        {
            foreach (var group in document.Groups) Add(groups, group, path);
        }

        var faults = documents.SelectMany(part => part.Document.Faults).Select(FaultOf).OfType<ChipFault>();
        return new StatisticsReport
        {
            Groups = [.. groups.OrderBy(group => group.Key.Product).ThenBy(group => group.Key.Split).ThenBy(group => group.Key.Month, StringComparer.Ordinal).Select(group => group.Value)],
            Chips = documents.Sum(part => part.Document.Chips),
            LeftOut = documents.SelectMany(part => part.Document.LeftOut).Where(pair => Enum.TryParse<ChipFaultKind>(pair.Key, out _))
                .GroupBy(pair => Enum.Parse<ChipFaultKind>(pair.Key)).ToDictionary(kind => kind.Key, kind => kind.Sum(pair => pair.Value)),
            Faults = [.. faults.OrderBy(PlaceOf).Take(request.MaxFaultsKept)],
        };
    }

    private static string PathOf(string folder, Part part) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"counts-{part.Number}-of-{part.Count}.json"));

    private GroupDocument DocumentOf(StatisticsGroup group)
    {
        var (chip, bands) = (group.Layout.Chip, group.Bands);
        return new GroupDocument(
            group.Product.Key, SplitOf(group.Part), group.Month?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), chip.Height, chip.Width, chip.Type.Name(), chip.Nodata, group.Chips,
            [.. Enumerable.Range(0, bands.Count).Select(band => DocumentOf(group, band))]);
    }

    private static BandDocument DocumentOf(StatisticsGroup group, int band)
    {
        var (totals, scaling) = (group.Bands[band], group.Layout.Scaling[band]);
        var histogram = totals.Histogram ?? throw new CorpusException($"Images of {group.Product.Key} have numbers of more than 16 bits, which are not counted in parts. Count them in one run.");
        var (first, counts) = histogram.Occurring();
        return new BandDocument(group.Layout.Bands.All[band], scaling.Scale, scaling.Offset, totals.Nodata, totals.Masked, first, counts.ToArray());
    }

    private int SplitOf(string? name)
    {
        for (var at = 0; at < request.Parts.Count; at++)
        {
            if (request.Parts[at].Name == name) return at;
        }

        throw new InvalidOperationException("A group is of a split that was asked for.");
    }

    private List<(CountsDocument Document, string Path)> ReadAll(string folder)
    {
        if (!Directory.Exists(folder)) throw new CorpusException($"The folder {Path.GetFullPath(folder)} does not exist.");
        var documents = Directory.EnumerateFiles(folder, "counts-*-of-*.json").Order(StringComparer.Ordinal).Select(path => (Document: Read(path), Path: path)).ToList();
        if (documents.Count == 0) throw new CorpusException($"{Path.GetFullPath(folder)} has no counts of parts. Count them with --part K/N --to {folder}.");
        var asked = RequestText();
        var numbers = new HashSet<int>();
        var count = Part.Parse(documents[0].Document.Part).Count;
        foreach (var (document, path) in documents)
        {
            if (asked.Keys.FirstOrDefault(name => document.Request.GetValueOrDefault(name) != asked[name]) is { } other)
            {
                throw new CorpusException($"{path} was counted with another {other} than this call asks for. Make the call with the options of its parts, or count that part again.");
            }

            var part = Part.Parse(document.Part);
            if (part.Count != count) throw new CorpusException($"{path} is part {part}, and {documents[0].Path} is one of {count}: parts of both overlap. Remove those of the one or the other.");
            if (!numbers.Add(part.Number)) throw new CorpusException($"{path} is part {part}, of which there is another file.");
        }

        var missing = Enumerable.Range(1, count).Where(number => !numbers.Contains(number)).ToList();
        return missing.Count == 0 ? documents : throw new CorpusException($"{Path.GetFullPath(folder)} has no counts of part {string.Join(", ", missing.Take(20))}{(missing.Count > 20 ? ", .." : "")} of {count}. Count them with --part.");
    }

    private static CountsDocument Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes) throw new JsonException("It is too long.");
            var document = JsonSerializer.Deserialize(File.ReadAllBytes(path), CountsJson.Default.CountsDocument) ?? throw new JsonException("It is null.");
            _ = Part.Parse(document.Part);
            return document;
        }
        catch (Exception e) when (e is JsonException or InvalidInputException)
        {
            throw new CorpusException($"{path} has no counts that can be read. Count that part again.", e);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw new CorpusException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private void Add(Dictionary<(int, int, string?), StatisticsGroup> groups, GroupDocument document, string path)
    {
        var layout = LayoutOf(document, path);
        var key = (layout.Product.Index, document.Split, document.Month);
        if (!groups.TryGetValue(key, out var group))
        {
            DateOnly? month = document.Month is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            groups.Add(key, group = new StatisticsGroup(layout, request.Parts[document.Split].Name, month));
        }

        if (group.Layout.Chip != layout.Chip || !group.Layout.Bands.All.SequenceEqual(layout.Bands.All) || !group.Layout.Scaling.SequenceEqual(layout.Scaling))
        {
            throw new CorpusException($"{path} has images of {layout.Product.Key} with {layout.Chip}, where other parts have {group.Layout.Chip}, or other bands or scales. They are not counted together.");
        }

        for (var band = 0; band < document.Bands.Length; band++)
        {
            group.Bands[band].AddCounts(document.Bands[band].First, document.Bands[band].Counts, document.Bands[band].Nodata, document.Bands[band].Masked);
        }

        group.AddChips(document.Chips);
    }

    private ProductLayout LayoutOf(GroupDocument document, string path)
    {
        var product = Product.All.FirstOrDefault(product => product.Key == document.Product);
        var type = Enum.GetValues<SampleType>().Where(type => type.Name() == document.Type).Cast<SampleType?>().FirstOrDefault();
        var isSound = product is not null && type is { } known && known.Size() <= sizeof(short) && document.Split >= 0 && document.Split < request.Parts.Count && document.Bands.Length > 0
            && (document.Month is null || DateOnly.TryParseExact(document.Month, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            && Array.TrueForAll(document.Bands, band => band is not null && band.First is >= short.MinValue and <= ushort.MaxValue && band.Counts.Length <= ushort.MaxValue + 1 && Array.TrueForAll(band.Counts, count => count >= 0));
        return isSound
            ? new ProductLayout(
                product!, new ChipLayout(document.Bands.Length, document.Height, document.Width, type!.Value, document.Nodata), Array.ConvertAll(document.Bands, band => band.Name),
                Array.ConvertAll(document.Bands, band => (band.Scale, band.Offset)))
            : throw new CorpusException($"{path} has counts that cannot be. Count that part again.");
    }

    private static ChipFault? FaultOf(FaultDocument document) =>
        AssetKey.TryParse(document.Key, out var key) && Enum.TryParse<ChipFaultKind>(document.Kind, out var kind) ? new ChipFault(key, kind, document.Message) : null;

    /// <summary>Where a chip stands in the list of the whole: split by split, sample by sample, product by product.</summary>
    private (int Split, int Ordinal, int Product, DateOnly Date) PlaceOf(ChipFault fault)
    {
        var ordinal = index.OrdinalOf(fault.Key.Sample);
        var split = 0;
        while (split < request.Parts.Count && (ordinal < 0 || !request.Parts[split].Samples.Contains(ordinal))) split++;
        return (split, ordinal, fault.Key.Product.Index, fault.Key.Step?.Date ?? default);
    }

    private Dictionary<string, string> RequestText() => new()
    {
        ["index"] = string.Join(' ', index.Info.Sources.Select(source => source.Sha256)),
        ["samples"] = string.Join(' ', request.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name}:{part.Samples.Count}:{DigestOf(part)}"))),
        ["products"] = string.Join(',', request.Products),
        ["datetime"] = request.Datetime.ToString(),
        ["mask"] = request.Mask.ToString(),
        ["by"] = request.ByMonth ? "month" : "none",
    };

    private string DigestOf(StatisticsPart part)
    {
        using var hasher = ContentHasher.Create(ContentHasher.Xxh64)!;
        foreach (var ordinal in part.Samples.Ordinals()) hasher.Append(Encoding.ASCII.GetBytes(index.IdOf(ordinal).ToString()));
        return hasher.Finish();
    }
}
