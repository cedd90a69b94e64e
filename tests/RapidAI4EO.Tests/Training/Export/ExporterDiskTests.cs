using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Verification;
using Xunit;

namespace RapidAI4EO.Tests.Training.Export;

/// <summary>Exports to disks that are too small or break, and folders with notes that are not as they were written.</summary>
public sealed class ExporterDiskTests : IDisposable
{
    // Of May 2018: six images of 4 x 200 x 200 and one of 12 x 60 x 60, two bytes a pixel.
    private const int SampleBytes = 2_006_400;

    private readonly ExportCase _case = new(samples: 5, time: "2018-05");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData(ExportFormat.Zarr)]
    [InlineData(ExportFormat.Npy)]
    [InlineData(ExportFormat.WebDataset)]
    [InlineData(ExportFormat.Safetensors)]
    public async Task RunAsync_NoRoom_IsRefusedBeforeAnythingIsWritten(ExportFormat format)
    {
        using var disk = new SmallDisk(9);
        var options = _case.Options(format) with { Destination = Path.Combine(disk.Path, "set") };
        var refused = await Assert.ThrowsAsync<DestinationException>(() => _case.RunAsync(options, token: Token));
        Assert.Contains("5 samples to write, 10.0 MB of arrays, but ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--force", refused.Message, StringComparison.Ordinal);
        Assert.InRange(Directory.EnumerateFiles(disk.Path, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length), 1, 10_000);
        var full = await Assert.ThrowsAsync<DestinationException>(() => _case.RunAsync(options with { Force = true }, token: Token));
        Assert.Contains("No space is left", full.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NoRoomWhilePacking_TellsTheFirstFaultAndLeavesNoFileOpen()
    {
        using var disk = new SmallDisk(3);
        var options = _case.Options(ExportFormat.Zarr) with { Destination = Path.Combine(disk.Path, "set"), Compresses = true, Force = true, Parallel = 3 };
        var full = await Assert.ThrowsAsync<DestinationException>(() => _case.RunAsync(options, token: Token));
        Assert.Contains("No space is left", full.Message, StringComparison.Ordinal);
        var open = Directory.GetFileSystemEntries("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget).OfType<string>();
        Assert.DoesNotContain(open, path => path.StartsWith(disk.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_NoRoomForAllFiles_IsRefused()
    {
        using var disk = new SmallDisk(64, inodes: 12);
        var options = _case.Options(ExportFormat.Zarr) with { Destination = disk.Path, ChunkSteps = 1 };
        var refused = await Assert.ThrowsAsync<DestinationException>(() => _case.RunAsync(options, token: Token));
        Assert.Contains("5 samples to write make 35 files, but the file system of ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RoomForWhatIsLeft_GoesOnWithoutForce()
    {
        using var disk = new SmallDisk(12);
        var ballast = Path.Combine(disk.Path, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[2 * SampleBytes], Token);
        var options = _case.Options(ExportFormat.Zarr) with { Destination = Path.Combine(disk.Path, "set"), Parallel = 1 };
        await Assert.ThrowsAsync<DestinationException>(() => _case.RunAsync(options with { Force = true }, token: Token));
        File.Delete(ballast);
        Assert.InRange((await _case.RunAsync(options, token: Token)).Earlier, 1, 4);
        _case.Check(options);
    }

    [Theory]
    [InlineData(ExportFormat.Zarr)]
    [InlineData(ExportFormat.Npy)]
    public async Task RunAsync_PowerIsCutWhenItIsComplete_AllIsOnTheMedium(ExportFormat format)
    {
        using var disk = new LoopDisk(48);
        var options = _case.Options(format) with { Destination = Path.Combine(disk.Path, "set") };
        var summary = await _case.RunAsync(options, token: Token);
        disk.Break();
        disk.MountAgain();
        var verdict = await new ExportVerifier(options.Destination, 2).RunAsync(token: Token);
        Assert.True(verdict.IsRight, string.Join('\n', verdict.Findings));
        Assert.Equal(summary.Files, verdict.Right);
    }

    [Fact]
    public async Task RunAsync_AlreadyCompleteOnAReadOnlyDisk_IsDoneAtOnce()
    {
        using var disk = new SmallDisk(16);
        var options = _case.Options(ExportFormat.WebDataset) with { Destination = Path.Combine(disk.Path, "set") };
        await _case.RunAsync(options, token: Token);
        disk.MakeReadOnly();
        Assert.Equal(5, (await _case.RunAsync(options, token: Token)).Earlier);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"unit":-1,"files":[],"rows":[]}""")]
    [InlineData("""{"unit":0,"files":null,"rows":null}""")]
    [InlineData("null")]
    public async Task RunAsync_AJournalThatIsNone_BeginsAnew(string line)
    {
        var options = _case.Options(ExportFormat.Zarr);
        Directory.CreateDirectory(Path.Combine(options.Destination, ".rapidai4eo", "export"));
        await File.WriteAllTextAsync(Path.Combine(options.Destination, ".rapidai4eo", "export", "journal"), line + "\n", Token);
        Assert.Equal((5, 0), (await _case.RunAsync(options, token: Token)) is var summary ? (summary.Samples, summary.Earlier) : default);
    }

    [Theory]
    [InlineData(".rapidai4eo/export/plan.json", "{}", "cannot be understood")]
    [InlineData(".rapidai4eo/export/plan.json", """{"request":null,"layouts":null}""", "cannot be understood")]
    [InlineData("export.json", """{"rapidai4eo_export":1}""", "is not the description of an export, or is damaged")]
    [InlineData("export.json", """{"rapidai4eo_export":1,"options":3}""", "is not the description of an export, or is damaged")]
    [InlineData("export.json", """{"rapidai4eo_export":1,"options":{"layout":4}}""", "is not the description of an export, or is damaged")]
    public async Task RunAsync_NotesOfAnotherKind_AreToldInASentence(string name, string text, string message)
    {
        var options = _case.Options(ExportFormat.Zarr);
        var path = Path.Combine(options.Destination, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, Token);
        Assert.Contains(message, (await Assert.ThrowsAsync<CorpusException>(() => _case.RunAsync(options, token: Token))).Message, StringComparison.Ordinal);
    }
}
