using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Plan;
using Xunit;

namespace RapidAI4EO.Tests.Training.Export;

/// <summary>Exports straight from a web server that misbehaves.</summary>
public sealed class ExporterFaultTests : IAsyncDisposable
{
    private readonly ExportCase _case = new(samples: 3, time: "2018-05");
    private readonly FaultServer _server = new();
    private readonly Retry _retry = new(new RetryOptions { Attempts = 3 }, new InstantTime());

    public ExporterFaultTests()
    {
        foreach (var path in Directory.EnumerateFiles(_case.Root, "*.tif", SearchOption.AllDirectories))
        {
            _server.Put(Path.GetRelativePath(_case.Root, path), File.ReadAllBytes(path));
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _case.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(Fault.Truncated)]
    [InlineData(Fault.Flipped)]
    [InlineData(Fault.Unavailable)]
    public async Task RunAsync_AFaultThatPasses_LeavesNoTrace(Fault fault)
    {
        _server.Misbehave(KeyOf(1, 2), forever: false, fault, fault);
        var options = _case.Options(ExportFormat.Zarr) with { Retry = _retry };
        Assert.True((await RunAsync(options)).IsWhole);
        _case.Check(options);
    }

    [Fact]
    public async Task RunAsync_BytesThatStayWrong_AreDamagedAndNamedTheSameEachTime()
    {
        _server.Misbehave(KeyOf(1, 2), forever: true, Fault.Flipped);
        var options = _case.Options(ExportFormat.Npy) with { Retry = _retry };
        Assert.Equal((0, 1), (await RunAsync(options)) is var summary ? (summary.Missing, summary.Damaged) : default);
        var again = options with { Destination = _case.NewFolder() };
        await RunAsync(again);
        string Problems(ExportOptions of) => File.ReadAllText(Path.Combine(of.Destination, "problems.csv"));
        Assert.Contains("has the MD5", Problems(options), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Problems(options), StringComparison.Ordinal);
        Assert.Equal(Problems(options), Problems(again));
    }

    [Fact]
    public async Task RunAsync_AServerThatGivesUp_EndsTheRunWithoutFilling()
    {
        _server.Misbehave(KeyOf(2, 0), forever: true, Fault.Unavailable);
        var options = _case.Options(ExportFormat.WebDataset) with { Retry = _retry };
        var fault = await Assert.ThrowsAsync<ChipFaultException>(() => RunAsync(options));
        Assert.Equal(ChipFaultKind.Unreachable, fault.Fault.Kind);
        _server.Behave();
        Assert.True((await RunAsync(options)).IsWhole);
        _case.Check(options);
    }

    private string KeyOf(int sample, int step) => _case.Key(sample, Product.PlanetFusion, step).ToString();

    private async Task<ExportSummary> RunAsync(ExportOptions options)
    {
        using var root = ObjectStores.Open(_server.Root);
        return await _case.RunAsync(options, root, Token);
    }
}
