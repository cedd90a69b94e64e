using RapidAI4EO.Synthetic.GeoTiff;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public class LzwEncoderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100_000, 1)]
    [InlineData(20_000, 2)]
    [InlineData(20_000, 7)]
    [InlineData(60_000, 256)]
    public void Encode_AnyBytes_DecodeToThemselves(int length, int differentBytes)
    {
        var random = new Random(length + differentBytes);
        var data = Enumerable.Range(0, length).Select(_ => (byte)random.Next(differentBytes)).ToArray();
        Assert.Equal(data, LzwDecoder.Decode(new LzwEncoder().Encode(data)));
    }

    [Fact]
    public void Encode_EveryLengthAroundTheWidthsAndTheClear_DecodesToItself()
    {
        // Different pairs throughout: the table grows by one with every byte, so each length ends at another state of it.
        var random = new Random(1);
        var data = new byte[4_200];
        random.NextBytes(data);
        var encoder = new LzwEncoder();
        for (var length = 0; length <= data.Length; length += length is (> 240 and < 270) or (> 750 and < 790) or > 3_800 ? 1 : 10)
        {
            Assert.Equal(data[..length], LzwDecoder.Decode(encoder.Encode(data.AsSpan(0, length))));
        }
    }
}
