using RapidAI4EO.Files;
using Xunit;

namespace RapidAI4EO.Tests.Files;

public sealed class OpenFilesTests
{
    [Fact]
    public void LimitOf_WhatTheKernelSays_IsTheSoftLimit()
    {
        string[] limits =
        [
            "Limit                     Soft Limit           Hard Limit           Units     ",
            "Max processes             7                    7                    processes ",
            "Max open files            80                   4096                 files     ",
        ];
        Assert.Equal(80, OpenFiles.LimitOf(limits));
        Assert.Null(OpenFiles.LimitOf([limits[2].Replace("80 ", "unlimited ", StringComparison.Ordinal)]));
        Assert.Null(OpenFiles.LimitOf([]));
    }

    [Theory]
    [InlineData(-5L, 1)]
    [InlineData(0L, 1)]
    [InlineData(30L, 2)]
    [InlineData(900L, 292)]
    [InlineData(long.MaxValue, int.MaxValue)]
    [InlineData(null, int.MaxValue)]
    public void WorkersOf_FreeFiles_LeaveRoomForEach(long? free, int workers) => Assert.Equal(workers, OpenFiles.WorkersOf(free));
}
