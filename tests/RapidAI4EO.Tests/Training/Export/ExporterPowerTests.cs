using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Export.Plan;
using Xunit;

namespace RapidAI4EO.Tests.Training.Export;

/// <summary>Between any two steps of an export the power may fail, or the disk.</summary>
public sealed class ExporterPowerTests : IDisposable
{
    private readonly ExportCase _case = new(samples: 12, time: "2018-05");

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData(ExportFormat.Zarr)]
    [InlineData(ExportFormat.Npy)]
    [InlineData(ExportFormat.WebDataset)]
    [InlineData(ExportFormat.Safetensors)]
    public async Task RunAsync_PowerFailsAtAnyMoment_WhatIsSaidToBeCompleteIsOnDisk(ExportFormat format)
    {
        var options = _case.Options(format) with { Time = new InstantTime() };
        var disk = new ForgetfulDisk(options.Destination);
        await _case.RunAsync(options with { Disk = _ => disk });
        disk.LosePower();
        Assert.Empty(disk.Untrue);
        Assert.InRange(disk.Flushes, 2, int.MaxValue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RunAsync_TheDiskFails_EndsAndGoesOnLater(int flush)
    {
        var options = _case.Options(ExportFormat.Zarr) with { Time = new InstantTime() };
        var disk = new ForgetfulDisk(options.Destination) { FailsAt = flush };
        await Assert.ThrowsAsync<DestinationException>(() => _case.RunAsync(options with { Disk = _ => disk }));
        Assert.Empty(disk.Untrue);
        Assert.False(File.Exists(Path.Combine(options.Destination, "export.json")));
        Assert.True((await _case.RunAsync(options)).IsWhole);
        _case.Check(options);
    }
}
