using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Corpus;

public class TileCornersTests
{
    [Fact]
    public void Published_EverySampleOfAnyTile_IsThatOfTheFootprint() => Generators.Check(Generators.Tiles, tile =>
    {
        var corners = new TileCorners(tile);
        for (var row = 1; row <= Tile.SamplesPerSide; row++)
        {
            for (var column = 1; column <= Tile.SamplesPerSide; column++)
            {
                Assert.Equal(new SampleId(tile, row, column).Footprint.PublishedCorners, corners.Published(row, column));
            }
        }
    });
}
