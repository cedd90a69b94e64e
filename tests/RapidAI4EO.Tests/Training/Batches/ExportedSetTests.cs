using System.Collections;
using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Storage.Local;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Training.Export;
using RapidAI4EO.Training.Batches;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Labels;
using Xunit;

namespace RapidAI4EO.Tests.Training.Batches;

/// <summary>What is exported is read back: the pixels of the chips, and the labels, splits and places of the synthetic corpus.</summary>
public sealed class ExportedSetTests : IDisposable
{
    private readonly ExportCase _case = new();

    public static TheoryData<ExportFormat, string, MissingChips> Cases =>
    [
        .. Enum.GetValues<ExportFormat>().SelectMany(format => (IEnumerable<(ExportFormat, string, MissingChips)>)
        [
            (format, "fractions", MissingChips.Nan), (format, "multilabel:0.1", MissingChips.Drop), (format, "dominant", MissingChips.Nan),
        ]),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _case.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task ReadBatchesAsync_OfAnExportWithGaps_GivesWhatChipsAndCorpusHave(ExportFormat format, string form, MissingChips missing)
    {
        _case.Delete(_case.Key(1, Product.PlanetFusion, 5));
        _case.Cut(_case.Key(3, Product.Sentinel2, 1));
        var options = Options(format, form) with { Missing = missing, ChunkSteps = format == ExportFormat.Zarr ? 5 : null };
        await _case.RunAsync(options, token: Token);
        int[] kept = missing == MissingChips.Drop ? [0, 2, 4] : [0, 1, 2, 3, 4];
        var set = TrainingSet.Open(options.Destination);
        AssertDescribes(set);
        await AssertHoldsAsync(set, form, kept, null);
        // Samples 2, 5, ... are in no split, of the others the first in train, the next in test.
        await AssertHoldsAsync(set, form, kept.Where(sample => sample % 3 == 0), "train");
        await AssertHoldsAsync(set, form, kept.Where(sample => sample % 3 == 1), "test");
    }

    [Fact]
    public async Task ReadBatchesAsync_OfEachFormat_GivesTheSameBytes()
    {
        _case.Delete(_case.Key(2, Product.PlanetFusion, 0));
        var first = new Dictionary<string, byte[]>();
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            var options = Options(format, "fractions") with { AsFloats = true, Compresses = format == ExportFormat.Zarr };
            await _case.RunAsync(options, token: Token);
            var bytes = await BytesAsync(TrainingSet.Open(options.Destination));
            if (first.Count == 0) first = bytes;
            Assert.Equal(first.Keys.Order(), bytes.Keys.Order());
            Assert.All(first, entry => Assert.True(entry.Value.AsSpan().SequenceEqual(bytes[entry.Key]), $"{entry.Key} of {format}"));
        }
    }

    [Fact]
    public async Task ReadBatchesAsync_OfADamagedExport_SaysThatItIsMadeAnew()
    {
        var options = Options(ExportFormat.Npy, "fractions");
        await _case.RunAsync(options, token: Token);
        var path = Path.Combine(options.Destination, "planet-00001.npy");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1000]);
        var set = TrainingSet.Open(options.Destination);
        var e = await Assert.ThrowsAsync<CorpusException>(() => BytesAsync(set));
        Assert.Contains("planet-00001.npy is damaged", e.Message, StringComparison.Ordinal);
        Assert.Contains("`rapidai4eo train verify`", e.Message, StringComparison.Ordinal);
    }

    private ExportOptions Options(ExportFormat format, string form) => _case.Options(format) with
    {
        Split = _case.HalfSplit(),
        Form = LabelForm.Parse(form),
        FormText = form,
    };

    private void AssertDescribes(TrainingSet set)
    {
        Assert.Equal(["train", "test"], set.SplitNames);
        Assert.Equal(LabelScheme.ClcLevel3.Labels.Select(label => label.Key), set.LabelKeys);
        Assert.Equal(4, set.BandsOf("planet").Count);
        Assert.Equal(_case.Steps(Product.PlanetFusion).Select(step => step.Timestamp), set.TimesOf("planet"));
        Assert.Equal(_case.Steps(Product.Sentinel2).Select(step => step.Timestamp), set.TimesOf("sentinel2"));
        Assert.Equal((short.MinValue, 0.0001), (set.FillValueOf("planet"), set.ReflectanceScaleOf("planet")));
    }

    private async Task AssertHoldsAsync(TrainingSet set, string form, IEnumerable<int> samples, string? split)
    {
        var left = samples.ToHashSet();
        await foreach (var batch in set.ReadBatchesAsync(new BatchOptions { Size = 2, Split = split, Seed = 5 }, Token))
        {
            for (var row = 0; row < batch.Count; row++)
            {
                var sample = _case.Ids.ToList().IndexOf(batch.Samples[row]);
                Assert.True(left.Remove(sample), $"{batch.Samples[row]} is not expected, or comes twice");
                await AssertImagesAsync(set, batch, row, "planet", sample, Product.PlanetFusion);
                await AssertImagesAsync(set, batch, row, "sentinel2", sample, Product.Sentinel2);
                AssertFacts(batch, row, form, sample);
            }

            batch.Dispose();
        }

        Assert.Empty(left);
    }

    private async Task AssertImagesAsync(TrainingSet set, Batch batch, int row, string name, int sample, Product product)
    {
        using var store = new FolderStore(_case.Root);
        var reader = new ChipReader([store]);
        var steps = _case.Steps(product);
        var valid = Row(batch, name + "_valid", row);
        var images = Row(batch, name, row);
        var length = images.Length / steps.Length;
        for (var step = 0; step < steps.Length; step++)
        {
            var image = images.AsMemory(step * length, length);
            var (info, fault) = await reader.ReadInfoAsync(_case.Key(sample, product, step), Token);
            Assert.Equal(info is null ? 0 : 1, valid[step]);
            var expected = new byte[length];
            if (info is not null) fault = await reader.ReadAsync(_case.Key(sample, product, step), ChipLayout.Of(info), expected, Token);
            else Fill(expected, batch[name].Type.Text, set.FillValueOf(name));
            Assert.Equal(info is null, fault is not null);
            Assert.True(image.Span.SequenceEqual(expected), $"{name} of {_case.Ids[sample]}, step {step}");
        }
    }

    private static void Fill(byte[] target, string type, double value)
    {
        if (type == "<i2") MemoryMarshal.Cast<byte, short>(target.AsSpan()).Fill((short)value);
        else if (type == "<u2") MemoryMarshal.Cast<byte, ushort>(target.AsSpan()).Fill((ushort)value);
        else Assert.Fail($"no test has {type}");
    }

    private void AssertFacts(Batch batch, int row, string form, int sample)
    {
        var id = _case.Ids[sample];
        var bounds = id.Footprint.Bounds;
        Assert.Equal(sample % 3 == 2 ? 255 : sample % 3, batch["split"].Values<byte>()[row]);
        Assert.Equal(id.Zone.EpsgCode, batch["epsg"].Values<int>()[row]);
        Assert.Equal([bounds.XMin, bounds.YMin, bounds.XMax, bounds.YMax], batch["bounds"].Values<int>().Slice(row * 4, 4).ToArray());
        Assert.Equal([bounds.XMin, 3, 0, bounds.YMax, 0, -3], batch["planet_transform"].Values<double>().Slice(row * 6, 6).ToArray());
        var expected = ExportCase.LabelOf(Options(ExportFormat.Npy, form), TestIndex.Berlin.CountsOf(id));
        var numbers = (expected as IEnumerable)?.Cast<object>().Select(Convert.ToDouble) ?? [Convert.ToDouble(expected)];
        Assert.Equal(numbers, LabelsOf(batch["label"], row), (a, b) => Math.Abs(a - b) < 1e-7);
    }

    private static double[] LabelsOf(BatchArray labels, int row)
    {
        double[] all = labels.Type.Text switch
        {
            "<f4" => [.. labels.Values<float>().ToArray().Select(value => (double)value)],
            "<i2" => [.. labels.Values<short>().ToArray().Select(value => (double)value)],
            _ => [.. labels.Values<byte>().ToArray().Select(value => (double)value)],
        };
        var length = all.Length / labels.Shape[0];
        return all[(row * length)..((row + 1) * length)];
    }

    private static byte[] Row(Batch batch, string name, int row)
    {
        var bytes = batch[name].Bytes;
        var length = bytes.Length / batch.Count;
        return bytes.Slice(row * length, length).ToArray();
    }

    /// <summary>Of each sample and array, its bytes.</summary>
    private static async Task<Dictionary<string, byte[]>> BytesAsync(TrainingSet set)
    {
        var all = new Dictionary<string, byte[]>();
        await foreach (var batch in set.ReadBatchesAsync(new BatchOptions { Size = 3 }, Token))
        {
            for (var row = 0; row < batch.Count; row++)
            {
                foreach (var name in batch.ArrayNames) all.Add($"{name} of {batch.Samples[row]}", Row(batch, name, row));
            }

            batch.Dispose();
        }

        return all;
    }
}
