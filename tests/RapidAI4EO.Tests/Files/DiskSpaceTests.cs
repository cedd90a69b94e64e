using System.Diagnostics;
using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Files;

public sealed class DiskSpaceTests
{
    [Fact]
    public void Of_SmallDisk_IsWhatDfSays()
    {
        using var disk = new SmallDisk(3, inodes: 50);
        File.WriteAllBytes(Path.Combine(disk.Path, "file"), Bytes.Random(100_000, 1));
        var expected = Df(disk.Path);
        Assert.Equal(expected, DiskSpace.Of(disk.Path));
        Assert.InRange(expected.FreeBytes!.Value, 2_500_000, 3 << 20);
        Assert.Equal(48, expected.FreeInodes);
    }

    [Fact]
    public void Of_AFolderToBe_IsThatOfTheNearestAncestor()
    {
        using var disk = new SmallDisk(2);
        Assert.Equal(DiskSpace.Of(disk.Path), DiskSpace.Of(Path.Combine(disk.Path, "not", "yet")));
    }

    [Fact]
    public void Of_AnyFolder_SaysHowManyBytesAreFree()
    {
        using var folder = new TestFolder();
        Assert.True(DiskSpace.Of(folder.Path).FreeBytes > 0);
    }

    [Theory]
    [InlineData(1000L, null, 800, 100L, 5, SpaceFit.Fits)]
    [InlineData(1000L, null, 1000, 0L, 5, SpaceFit.Fits)]
    [InlineData(1000L, null, 950, 100L, 5, SpaceFit.Tight)]
    [InlineData(1000L, null, 1050, 100L, 5, SpaceFit.Tight)]
    [InlineData(1000L, null, 1150, 100L, 5, SpaceFit.TooSmall)]
    [InlineData(1000L, 4L, 1, 0L, 5, SpaceFit.TooSmall)]
    [InlineData(1000L, 5L, 1, 0L, 5, SpaceFit.Fits)]
    [InlineData(1000L, null, 600, null, 5, SpaceFit.Fits)]
    [InlineData(1000L, null, 1900, null, 5, SpaceFit.Tight)]
    [InlineData(1000L, null, 2100, null, 5, SpaceFit.TooSmall)]
    [InlineData(null, null, 2100, 1L, 5, SpaceFit.Unknown)]
    [InlineData(null, 4L, 2100, 1L, 5, SpaceFit.TooSmall)]
    public void FitOf_NeedAndRoom_SaysWhetherItFits(long? freeBytes, long? freeInodes, long bytes, long? margin, long inodes, SpaceFit expected) =>
        Assert.Equal(expected, new DiskSpace(freeBytes, freeInodes).FitOf(bytes, margin, inodes));

    private static DiskSpace Df(string path)
    {
        using var df = Process.Start(new ProcessStartInfo("df", ["-B1", "--output=avail,iavail", path]) { RedirectStandardOutput = true })!;
        var numbers = df.StandardOutput.ReadToEnd().Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new DiskSpace(long.Parse(numbers[0]), long.Parse(numbers[1]));
    }
}
