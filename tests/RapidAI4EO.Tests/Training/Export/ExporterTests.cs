using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Verification;
using RapidAI4EO.Training.Labels;
using Xunit;

namespace RapidAI4EO.Tests.Training.Export;

/// <summary>What the formats hold, as Debian's Python and GDAL read it.</summary>
public sealed class ExporterTests : IDisposable
{
    private readonly ExportCase _case = new();

    public static TheoryData<ExportFormat> Formats => [.. Enum.GetValues<ExportFormat>()];

    public static TheoryData<ExportFormat, MissingChips> Policies =>
        [.. Enum.GetValues<ExportFormat>().SelectMany(format => Enum.GetValues<MissingChips>().Select(missing => (format, missing)))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _case.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task RunAsync_AllChipsThere_IsWhatGdalReads(ExportFormat format)
    {
        var options = _case.Options(format) with { Products = Product.Images, Split = _case.HalfSplit() };
        var summary = await _case.RunAsync(options, token: Token);
        Assert.Equal((5, 0, 5 * (12 + 12 + 2), true), (summary.Samples, summary.Dropped, summary.Chips, summary.IsWhole));
        _case.Check(options);
        Assert.False(Directory.Exists(Path.Combine(options.Destination, ".rapidai4eo")));
        Assert.Contains("Planet Labs", await File.ReadAllTextAsync(Path.Combine(options.Destination, "LICENSES.txt"), Token), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task RunAsync_ChipsMissingAndDamaged_AreFilledAsChosenAndNamed(ExportFormat format, MissingChips missing)
    {
        // The first, one in between, the last; a sample without a Sentinel-2 image; one that has all.
        _case.Delete(_case.Key(0, Product.PlanetFusion, 0));
        _case.Cut(_case.Key(0, Product.PlanetFusion, 1));
        _case.Cut(_case.Key(1, Product.PlanetFusion, 5));
        _case.Delete(_case.Key(1, Product.PlanetFusion, 11));
        _case.Delete(_case.Key(3, Product.Sentinel2, 0));
        _case.Delete(_case.Key(3, Product.Sentinel2, 1));
        var options = _case.Options(format) with { Missing = missing, ChunkSteps = format == ExportFormat.Zarr ? 5 : null };
        var summary = await _case.RunAsync(options, token: Token);
        _case.Check(options);
        var lines = await File.ReadAllLinesAsync(Path.Combine(options.Destination, "problems.csv"), Token);
        Assert.Equal("sample_id,product,time,problem,filled,message", lines[0]);
        if (missing == MissingChips.Drop)
        {
            Assert.Equal((2, 3), (summary.Samples, summary.Dropped));
            Assert.Equal(3, lines.Count(line => line.Contains(",dropped,", StringComparison.Ordinal)));
            return;
        }

        Assert.Equal((5, 4, 2), (summary.Samples, summary.Missing, summary.Damaged));
        var (near, far) = missing == MissingChips.Previous ? ("next", "previous") : ("nan", "nan");
        string[] expected =
        [
            $"{_case.Ids[0]},pfsr,2018-04-03,missing,{near}", $"{_case.Ids[0]},pfsr,2018-04-08,damaged,{near}", $"{_case.Ids[1]},pfsr,2018-04-28,damaged,{far}",
            $"{_case.Ids[1]},pfsr,2018-05-28,missing,{far}", $"{_case.Ids[3]},s2,2018-04,missing,nan", $"{_case.Ids[3]},s2,2018-05,missing,nan",
        ];
        Assert.Equal(expected, lines.Skip(1).Select(line => string.Join(',', line.Split(',')[..5])));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task RunAsync_FloatsAndLabelsOfOtherForms_AreTheSameNumbers(ExportFormat format)
    {
        _case.Delete(_case.Key(2, Product.PlanetFusion, 3));
        foreach (var form in (string[])["dominant", "multilabel:0.1"])
        {
            var options = _case.Options(format) with
            {
                AsFloats = true,
                Pairs = true,
                Form = LabelForm.Parse(form),
                FormText = form,
                Missing = MissingChips.Nan,
            };
            await _case.RunAsync(options, token: Token);
            _case.Check(options);
        }
    }

    [Fact]
    public async Task RunAsync_ZarrPackedInSmallChunks_IsWhatGdalReads()
    {
        _case.Delete(_case.Key(2, Product.PlanetFusion, 3));
        var options = _case.Options(ExportFormat.Zarr) with { Compresses = true, ChunkSteps = 5 };
        await _case.RunAsync(options, token: Token);
        _case.Check(options);
    }

    [Fact]
    public async Task RunAsync_Zarr_OpensInXarrayWithDates()
    {
        var options = _case.Options(ExportFormat.Zarr);
        await _case.RunAsync(options, token: Token);
        var lines = Gdal.Run("import sys, xarray; d = xarray.open_zarr(sys.argv[1]); print(d.planet.dims, str(d.planet_time.values[0])[:10], d.sizes['sample'])", options.Destination);
        Assert.Equal("('sample', 'planet_time', 'planet_band', 'planet_y', 'planet_x') 2018-04-03 5", Assert.Single(lines));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task RunAsync_AnyNumberOfWorkers_WritesTheSameBytes(ExportFormat format, MissingChips missing)
    {
        _case.Delete(_case.Key(1, Product.PlanetFusion, 4));
        var one = _case.Options(format) with { Parallel = 1, Missing = missing, Split = _case.HalfSplit() };
        var many = one with { Parallel = 8, Destination = _case.NewFolder() };
        await _case.RunAsync(one, token: Token);
        await _case.RunAsync(many, token: Token);
        AssertSame(one.Destination, many.Destination);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task RunAsync_StoppedAgainAndAgain_EndsWithTheSameBytes(ExportFormat format, MissingChips missing)
    {
        _case.Cut(_case.Key(1, Product.PlanetFusion, 4));
        var whole = _case.Options(format) with { Missing = missing, ShardSamples = format == ExportFormat.Zarr ? null : 1 };
        await _case.RunAsync(whole, token: Token);
        var broken = whole with { Destination = _case.NewFolder() };
        // Whatever is asked for, after so many files the root is gone.
        for (var reads = 20; ; reads += 20)
        {
            using var root = new WearingStore(_case.Root, reads);
            try
            {
                await _case.RunAsync(broken with { Retry = new Retry(new RetryOptions { Attempts = 1 }) }, root, Token);
                break;
            }
            catch (ChipFaultException e)
            {
                Assert.Equal(ChipFaultKind.Unreachable, e.Fault.Kind);
                Assert.False(File.Exists(Path.Combine(broken.Destination, "export.json")));
                Assert.True(reads < 1000, "It does not go on.");
            }
            catch (CorpusException e) when (e.Message.Contains("nothing is known of their size", StringComparison.Ordinal))
            {
            }
        }

        AssertSame(whole.Destination, broken.Destination);
    }

    [Fact]
    public async Task RunAsync_DamageIsToEndTheRun_EndsAndGoesOnWithSkip()
    {
        _case.Cut(_case.Key(3, Product.PlanetFusion, 4));
        var options = _case.Options(ExportFormat.Zarr) with { FailsOnDamage = true, Parallel = 1 };
        var fault = await Assert.ThrowsAsync<ChipFaultException>(() => _case.RunAsync(options, token: Token));
        Assert.Contains(_case.Key(3, Product.PlanetFusion, 4).ToString(), fault.Message, StringComparison.Ordinal);
        Assert.Contains("--on-error skip", fault.Message, StringComparison.Ordinal);
        var summary = await _case.RunAsync(options with { FailsOnDamage = false }, token: Token);
        Assert.Equal((3, 1), (summary.Earlier, summary.Damaged));
        _case.Check(options);
    }

    [Fact]
    public async Task RunAsync_AlreadyComplete_IsDoneAtOnceAndAnotherCallIsRefused()
    {
        var options = _case.Options(ExportFormat.Npy);
        var first = await _case.RunAsync(options, token: Token);
        using var nobody = new MemoryStore();
        var second = await _case.RunAsync(options, nobody, Token);
        Assert.Equal((first.Samples, first.Chips, 5), (second.Samples, second.Chips, second.Earlier));
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _case.RunAsync(options with { Missing = MissingChips.Drop }, token: Token));
        Assert.Contains("missing is nan there, and drop in this call", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TheSameByManyAtOnce_IsDoneByOneAndTheOthersAreToldOrFindItDone()
    {
        using var small = new ExportCase(samples: 1, time: "2018-05-03");
        for (var round = 0; round < 15; round++)
        {
            var options = small.Options(ExportFormat.Zarr) with { Products = [Product.PlanetFusion], Parallel = 1 };
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => UntilDoneAsync(small, options))));
            Assert.True((await small.RunAsync(options)).IsWhole);
            Assert.False(Directory.Exists(Path.Combine(options.Destination, ".rapidai4eo")));
        }
    }

    [Fact]
    public async Task RunAsync_WhatCannotBeExported_IsRefusedInASentence()
    {
        var options = _case.Options(ExportFormat.Zarr);
        using var nobody = new MemoryStore();
        var empty = await Assert.ThrowsAsync<CorpusException>(() => _case.RunAsync(options, nobody, Token));
        Assert.Contains("images of pfsr can be read", empty.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(options.Destination, "mine"));
        Directory.Delete(Path.Combine(options.Destination, ".rapidai4eo"), recursive: true);
        var foreign = await Assert.ThrowsAsync<InvalidInputException>(() => _case.RunAsync(options, token: Token));
        Assert.Contains("is no export", foreign.Message, StringComparison.Ordinal);
        var file = Path.Combine(options.Destination, "file");
        await File.WriteAllTextAsync(file, "mine", Token);
        var taken = await Assert.ThrowsAsync<InvalidInputException>(() => _case.RunAsync(options with { Destination = file }, token: Token));
        Assert.Contains("is a file", taken.Message, StringComparison.Ordinal);
        var below = await Assert.ThrowsAsync<InvalidInputException>(() => _case.RunAsync(options with { Destination = Path.Combine(file, "set") }, token: Token));
        Assert.Contains("is a file where a folder is needed", below.Message, StringComparison.Ordinal);
        var timeless = await Assert.ThrowsAsync<InvalidInputException>(() => _case.RunAsync(options with { Products = [Product.Labels] }, token: Token));
        Assert.Contains("labels come from the index", timeless.Message, StringComparison.Ordinal);
        var lone = await Assert.ThrowsAsync<InvalidInputException>(() => _case.RunAsync(options with { Products = [Product.Sentinel2], Pairs = true }, token: Token));
        Assert.Contains("--products pfsr,s2", lone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyAsync_FilesChangedGoneOrAdded_AreNamed()
    {
        var options = _case.Options(ExportFormat.Zarr);
        var summary = await _case.RunAsync(options, token: Token);
        var right = await new ExportVerifier(options.Destination, 2).RunAsync(token: Token);
        Assert.Equal((summary.Files, 0, 0, 0), (right.Right, right.Damaged, right.Missing, right.Added));
        var chunk = Path.Combine(options.Destination, "planet", "2.0.0.0.0");
        var bytes = await File.ReadAllBytesAsync(chunk, Token);
        bytes[12345] ^= 1;
        await File.WriteAllBytesAsync(chunk, bytes, Token);
        File.Delete(Path.Combine(options.Destination, "epsg", "0"));
        await File.WriteAllTextAsync(Path.Combine(options.Destination, "planet", "99.0.0.0.0"), "mine", Token);
        var wrong = await new ExportVerifier(options.Destination, 2).RunAsync(token: Token);
        Assert.Equal((summary.Files - 2, 1, 1, 1), (wrong.Right, wrong.Damaged, wrong.Missing, wrong.Added));
        Assert.Equal(
            [("epsg/0", ExportFindingKind.Missing), ("planet/2.0.0.0.0", ExportFindingKind.Damaged), ("planet/99.0.0.0.0", ExportFindingKind.Added)],
            wrong.Findings.Select(finding => (finding.File, finding.Kind)));
        File.AppendAllText(Path.Combine(options.Destination, "files.csv"), "../x,1,xxh64:0\n");
        await Assert.ThrowsAsync<CorpusException>(() => new ExportVerifier(options.Destination, 2).RunAsync(token: Token));
    }

    [Fact]
    public async Task VerifyAsync_AChangedDescription_IsNamed()
    {
        var options = _case.Options(ExportFormat.Npy);
        await _case.RunAsync(options, token: Token);
        var path = Path.Combine(options.Destination, "export.json");
        var text = await File.ReadAllTextAsync(path, Token);
        await File.WriteAllTextAsync(path, text.Replace("\"reflectance_scale\": 0.0001", "\"reflectance_scale\": 0.001", StringComparison.Ordinal), Token);
        await File.WriteAllTextAsync(Path.Combine(options.Destination, "planet-99999.npy"), "mine", Token);
        var verdict = await new ExportVerifier(options.Destination, 2).RunAsync(token: Token);
        Assert.Equal(
            [("export.json", ExportFindingKind.Damaged), ("planet-99999.npy", ExportFindingKind.Added)],
            verdict.Findings.Select(finding => (finding.File, finding.Kind)));
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Assert.True(DescriptorChecksum.IsWhole(bytes));
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Assert.False(DescriptorChecksum.IsWhole(bytes), $"byte {i}");
            Assert.False(DescriptorChecksum.IsWhole(bytes.AsSpan(0, i)), $"cut at {i}");
            bytes[i] ^= 1;
        }
    }

    private static void AssertSame(string expected, string actual)
    {
        string[] Names(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
        Assert.Equal(Names(expected), Names(actual));
        Assert.All(Names(expected), name => Assert.True(File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, name))), name));
    }

    private static async Task UntilDoneAsync(ExportCase small, ExportOptions options)
    {
        while (true)
        {
            try
            {
                Assert.True((await small.RunAsync(options)).IsWhole);
                return;
            }
            catch (CorpusException e) when (e.Message.Contains("Another run is exporting", StringComparison.Ordinal))
            {
                await Task.Delay(1, Token);
            }
        }
    }
}
