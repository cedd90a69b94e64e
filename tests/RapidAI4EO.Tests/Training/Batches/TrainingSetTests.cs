using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Batches;
using Xunit;

namespace RapidAI4EO.Tests.Training.Batches;

/// <summary>Training sets that others wrote, read in batches.</summary>
public sealed class TrainingSetTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(false, 5)]
    [InlineData(true, 1)]
    [InlineData(true, 3)]
    public async Task ReadBatchesAsync_OfZarr_GivesWhatPythonWrote(bool isPacked, int chunkSteps)
    {
        PythonSet.WriteZarr(_folder.Path, isPacked, chunkSteps);
        await AssertIsWhatPythonWroteAsync(TrainingSet.Open(_folder.Path));
    }

    [Theory]
    [InlineData("npy")]
    [InlineData("safetensors")]
    [InlineData("webdataset")]
    public async Task ReadBatchesAsync_OfShards_GivesWhatPythonWrote(string format)
    {
        PythonSet.Write(_folder.Path, format);
        await AssertIsWhatPythonWroteAsync(TrainingSet.Open(_folder.Path));
        Assert.Equal([1, 4], (await ReadAsync(new BatchOptions { Split = "test" })).SelectMany(batch => batch.Rows));
    }

    [Theory]
    [InlineData("npy", "planet-00001.npy")]
    [InlineData("npy", "sample_id.npy")]
    [InlineData("safetensors", "samples-00001.safetensors")]
    [InlineData("webdataset", "samples-000001.tar")]
    [InlineData("webdataset", "export.json")]
    public async Task Open_ChangedFiles_AreReadOrRefusedInASentence(string format, string file)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        PythonSet.Write(_folder.Path, format);
        var path = _folder[file];
        var sound = File.ReadAllBytes(path);
        for (var i = 0; i < 300; i++)
        {
            var changed = (byte[])sound.Clone();
            // Most of the changes in the first bytes, where heads are.
            for (var change = random.Next(1, 4); change > 0; change--) changed[random.Next(random.Next(2) == 0 ? Math.Min(300, changed.Length) : changed.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, random.Next(4) == 0 ? changed[..random.Next(changed.Length)] : changed);
            try
            {
                foreach (var batch in await ReadAsync(new BatchOptions())) batch.Dispose();
            }
            catch (CorpusException e)
            {
                Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Open_ATarWithAMemberOfAKindThatNobodyReads_IsRefusedInASentence()
    {
        PythonSet.Write(_folder.Path, "webdataset");
        var path = _folder["samples-000001.tar"];
        var tar = File.ReadAllBytes(path);

        // GNU's sparse files; the sum of a head's bytes stands in it in octal, with its own eight bytes as spaces.
        tar[156] = (byte)'S';
        tar.AsSpan(148, 8).Fill((byte)' ');
        var sum = tar[..512].Sum(b => b);
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);
        File.WriteAllBytes(path, tar);
        Assert.Contains("it is no tar that can be read", Assert.Throws<CorpusException>(() => TrainingSet.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"name\": \"planet\"", "\"name\": \"../planet\"")]
    [InlineData("planet-00000.npy", "../planet-00000.npy")]
    public void Open_ADescriptionThatLeadsElsewhere_IsRefused(string written, string instead)
    {
        PythonSet.Write(_folder.Path, "npy");
        File.WriteAllText(_folder["export.json"], File.ReadAllText(_folder["export.json"]).Replace(written, instead, StringComparison.Ordinal));
        Assert.Throws<CorpusException>(() => TrainingSet.Open(_folder.Path));
    }

    [Fact]
    public async Task ReadBatchesAsync_AChunkThatIsNotThere_IsTheFillValue()
    {
        PythonSet.WriteZarr(_folder.Path, isPacked: false, chunkSteps: 2);
        File.Delete(_folder["planet/4.1.0.0.0"]);
        var batch = Assert.Single(await ReadAsync(new BatchOptions { Size = 7, Arrays = ["planet"] }));
        var values = batch["planet"].Values<short>()[(4 * PythonSet.RowValues)..(5 * PythonSet.RowValues)].ToArray();
        var gone = values[(2 * PythonSet.StepValues)..(4 * PythonSet.StepValues)];
        Assert.All(gone, value => Assert.Equal(-1, value));
        Assert.Equal(4 * PythonSet.RowValues, values[0]);
        Assert.Equal((5 * PythonSet.RowValues) - 1, values[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReadBatchesAsync_ACutChunk_IsNamedWhenItsBatchIsDue(bool isPacked)
    {
        PythonSet.WriteZarr(_folder.Path, isPacked, chunkSteps: 5);
        var path = _folder["planet/3.0.0.0.0"];
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^20]);
        var set = TrainingSet.Open(_folder.Path);
        var came = 0;
        var e = await Assert.ThrowsAsync<CorpusException>(async () =>
        {
            await foreach (var batch in set.ReadBatchesAsync(new BatchOptions { Size = 2 }, Token))
            {
                came++;
                batch.Dispose();
            }
        });
        Assert.Equal(1, came);
        Assert.Contains("planet/3.0.0.0.0 is damaged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadBatchesAsync_ASplit_GivesItsSamplesAlone()
    {
        PythonSet.WriteZarr(_folder.Path, isPacked: false, chunkSteps: 5);
        Assert.Equal([0, 2, 5, 6], (await ReadAsync(new BatchOptions { Split = "train" })).SelectMany(batch => batch.Rows));
        Assert.Equal([1, 4], (await ReadAsync(new BatchOptions { Split = "test" })).SelectMany(batch => batch.Rows));
        var set = TrainingSet.Open(_folder.Path);
        var e = Assert.Throws<InvalidInputException>(() => set.ReadBatchesAsync(new BatchOptions { Split = "best" }, Token));
        Assert.Contains("no split 'best'; it has train, test", e.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => set.ReadBatchesAsync(new BatchOptions { Arrays = ["moon"] }, Token));
    }

    [Fact]
    public async Task ReadBatchesAsync_Shuffled_GivesEachSampleOnceWithItsOwnArrays()
    {
        PythonSet.WriteZarr(_folder.Path, isPacked: false, chunkSteps: 5);
        var options = new BatchOptions { Size = 2, Seed = 3, Prefetch = 4 };
        var batches = await ReadAsync(options);
        Assert.Equal([2, 2, 2, 1], batches.Select(batch => batch.Count));
        Assert.Equal(Enumerable.Range(0, 7), batches.SelectMany(batch => batch.Rows).Order());
        Assert.Equal(batches.SelectMany(batch => batch.Rows), (await ReadAsync(options)).SelectMany(batch => batch.Rows));
        Assert.NotEqual(batches.SelectMany(batch => batch.Rows), (await ReadAsync(options with { Epoch = 1 })).SelectMany(batch => batch.Rows));
        Assert.All(batches, AssertIsWhatPythonWrote);
        Assert.Equal([2, 2, 2], (await ReadAsync(options with { DropLast = true })).Select(batch => batch.Count));
    }

    [Fact]
    public async Task ReadBatchesAsync_DisposedBatches_LendTheirMemory()
    {
        PythonSet.WriteZarr(_folder.Path, isPacked: false, chunkSteps: 5);
        await foreach (var batch in TrainingSet.Open(_folder.Path).ReadBatchesAsync(new BatchOptions { Size = 1, Prefetch = 1, Seed = 1 }, Token))
        {
            AssertIsWhatPythonWrote(batch);
            batch.Dispose();
            batch.Dispose();
            Assert.Throws<ObjectDisposedException>(() => batch["planet"]);
        }
    }

    [Fact]
    public async Task ReadBatchesAsync_ASecondEpoch_UsesTheMemoryOfTheFirst()
    {
        PythonSet.WriteZarr(_folder.Path, isPacked: false, chunkSteps: 5);
        var set = TrainingSet.Open(_folder.Path);
        var memory = new HashSet<byte[]>(ReferenceEqualityComparer.Instance);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            await foreach (var batch in set.ReadBatchesAsync(new BatchOptions { Size = 1, Prefetch = 1, Epoch = epoch }, Token))
            {
                Assert.True(MemoryMarshal.TryGetArray(batch["planet"].Bytes, out var bytes));
                memory.Add(bytes.Array!);
                batch.Dispose();
            }
        }

        // That of the batch in hand, in which then another is read, and that of the one that is read ahead; one does where reading ahead comes late.
        Assert.InRange(memory.Count, 1, 2);
    }

    [Fact]
    public async Task ReadBatchesAsync_Cancelled_Stops()
    {
        PythonSet.WriteZarr(_folder.Path, isPacked: false, chunkSteps: 5);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in TrainingSet.Open(_folder.Path).ReadBatchesAsync(new BatchOptions { Size = 1 }, stop.Token)) await stop.CancelAsync();
        });
    }

    [Fact]
    public void Open_AFolderThatIsNoSet_SaysSo()
    {
        var e = Assert.Throws<CorpusException>(() => TrainingSet.Open(_folder.Path));
        Assert.Contains("has no export.json", e.Message, StringComparison.Ordinal);
        _folder.Write("export.json", "{\"format\": 3");
        Assert.Throws<CorpusException>(() => TrainingSet.Open(_folder.Path));
    }

    [Theory]
    [InlineData("\"order\": \"C\"", "\"order\": \"F\"", "is not in C order")]
    [InlineData("\"dtype\": \"<i2\"", "\"dtype\": \">i2\"", "'>i2' are not read here")]
    [InlineData("\"dtype\": \"<i2\"", "\"dtype\": \"|O\"", "'|O' are not read here")]
    [InlineData("\"zarr_format\": 2", "\"zarr_format\": 3", "is of version 3")]
    public void Open_AZarrThatIsNotReadHere_SaysWhy(string written, string instead, string message)
    {
        PythonSet.WriteZarr(_folder.Path, isPacked: false, chunkSteps: 5);
        var path = _folder[".zmetadata"];
        File.WriteAllText(path, File.ReadAllText(path).Replace(written, instead, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<CorpusException>(() => TrainingSet.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    private static async Task AssertIsWhatPythonWroteAsync(TrainingSet set)
    {
        Assert.Equal((PythonSet.Samples, PythonSet.Steps), (set.Count, set.TimesOf("planet").Count));
        Assert.Equal(["train", "test"], set.SplitNames);
        Assert.Equal(["a", "b", "c"], set.LabelKeys);
        Assert.Equal(["x", "y"], set.BandsOf("planet"));
        var rows = new List<int>();
        await foreach (var batch in set.ReadBatchesAsync(new BatchOptions { Size = 3 }, Token))
        {
            AssertIsWhatPythonWrote(batch);
            rows.AddRange(batch.Rows);
            batch.Dispose();
        }

        Assert.Equal(Enumerable.Range(0, PythonSet.Samples), rows);
    }

    private static void AssertIsWhatPythonWrote(Batch batch)
    {
        Assert.Equal([batch.Count, PythonSet.Steps, 2, 3, 4], batch["planet"].Shape);
        Assert.Equal([batch.Count, 3], batch["label"].Shape);
        for (var i = 0; i < batch.Count; i++)
        {
            var row = batch.Rows[i];
            Assert.Equal($"33N_15E-200N_01_{row + 1:00}", batch.Samples[i].ToString());
            var images = batch["planet"].Values<short>().Slice(i * PythonSet.RowValues, PythonSet.RowValues).ToArray();
            Assert.Equal(Enumerable.Range(row * PythonSet.RowValues, PythonSet.RowValues), images.Select(value => (int)value));
            Assert.Equal([row * 3 / 8f, ((row * 3) + 1) / 8f, ((row * 3) + 2) / 8f], batch["label"].Values<float>().Slice(i * 3, 3).ToArray());
        }
    }

    private async Task<List<Batch>> ReadAsync(BatchOptions options)
    {
        var batches = new List<Batch>();
        await foreach (var batch in TrainingSet.Open(_folder.Path).ReadBatchesAsync(options, Token)) batches.Add(batch);
        return batches;
    }
}
