using System.Globalization;
using System.Text;
using RapidAI4EO.Synthetic.Resources;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public class PublishedNumberTests
{
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(1, "2.5e-05")]
    [InlineData(2, "5e-05")]
    [InlineData(3, "7.5e-05")]
    [InlineData(4, "0.0001")]
    [InlineData(5, "0.000125")]
    [InlineData(10_783, "0.269575")]
    [InlineData(20_000, "0.5")]
    [InlineData(39_999, "0.999975")]
    [InlineData(40_000, "1.0")]
    public void WriteShare_Pixels_WritesWhatPandasPrints(int pixels, string expected) => Assert.Equal(expected, Share(pixels));

    [Fact]
    public void WriteShare_EveryCount_IsTheShortestTextOfItsDouble()
    {
        for (var pixels = 0; pixels <= 40_000; pixels++)
        {
            var text = Share(pixels);
            Assert.Equal(pixels / 40_000.0, double.Parse(text, CultureInfo.InvariantCulture));
            Assert.True(text.Length <= (pixels / 40_000.0).ToString("R", CultureInfo.InvariantCulture).Length + ".0".Length);
        }
    }

    [Theory]
    [InlineData(26.49348, "26.49348")]
    [InlineData(63.4088, "63.4088")]
    [InlineData(-4.09508, "-4.09508")]
    [InlineData(-0.00003, "-0.00003")]
    [InlineData(7, "7.0")]
    [InlineData(0, "0.0")]
    public void WriteDegrees_FiveDecimals_DropsTrailingZeros(double degrees, string expected)
    {
        Span<byte> text = stackalloc byte[PublishedNumber.MaxLength];
        Assert.Equal(expected, Encoding.ASCII.GetString(text[..PublishedNumber.WriteDegrees(degrees, text)]));
    }

    private static string Share(int pixels)
    {
        Span<byte> text = stackalloc byte[PublishedNumber.MaxLength];
        return Encoding.ASCII.GetString(text[..PublishedNumber.WriteShare(pixels, text)]);
    }
}
