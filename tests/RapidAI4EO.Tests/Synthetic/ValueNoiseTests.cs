using RapidAI4EO.Synthetic.Randomness;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public class ValueNoiseTests
{
    [Fact]
    public void AddTo_Grid_IsTheFieldAtEveryPlace()
    {
        var noise = new ValueNoise(7);
        var grid = new float[50 * 50];
        noise.AddTo(grid, 50, 7.5, 2);
        for (var i = 0; i < grid.Length; i++)
        {
            Assert.Equal(2 * noise.At(i % 50 / 7.5, i / 50 / 7.5), grid[i], 1e-6);
        }
    }

    [Fact]
    public void At_AnyPlace_StaysBetweenMinusOneAndOne()
    {
        var noise = new ValueNoise(3);
        for (var x = -40.0; x < 40; x += 0.37)
        {
            Assert.InRange(noise.At(x, -3 * x), -1, 1);
            Assert.InRange(noise.Rough(x, 2 * x), -1, 1);
        }
    }

    [Fact]
    public void At_SmallStep_ChangesLittle()
    {
        var noise = new ValueNoise(11);
        for (var x = -5.0; x < 5; x += 0.001)
        {
            Assert.InRange(Math.Abs(noise.At(x + 0.001, 0.5) - noise.At(x, 0.5)), 0, 0.01);
        }
    }
}
