using System.Text;
using RapidAI4EO.Transfer.Hashing;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Hashing;

public sealed class Xxh64Tests
{
    [Theory]
    [InlineData("", "ef46db3751d8e999")]
    [InlineData("abc", "44bc2cf5ad770999")]
    public void Finish_Text_IsThePublishedHash(string text, string expected) => Assert.Equal(expected, HashOf(Encoding.ASCII.GetBytes(text)));

    // What xxhsum -H1 of xxHash 0.8.1 prints for these bytes.
    [Theory]
    [InlineData(1, "e934a84adb052768")]
    [InlineData(3, "bb3a592908a981a8")]
    [InlineData(31, "7d36fafd7e8f54d5")]
    [InlineData(32, "8ca809248427ab85")]
    [InlineData(33, "701316fef6f836d3")]
    [InlineData(63, "abdc7bc152c8c7f4")]
    [InlineData(64, "134758ba0f580486")]
    [InlineData(100, "3553324796eea83a")]
    [InlineData(1000, "e83f2963bc234754")]
    [InlineData(65537, "c5aaf29063f425ad")]
    public void Finish_AnyLength_IsWhatXxhsumPrints(int length, string expected)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)(((i * (long)i) + (7 * i)) % 251);
        Assert.Equal(expected, HashOf(bytes));
    }

    [Fact]
    public void Append_InPieces_IsTheSameAsAtOnce()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            var hash = new Xxh64();
            for (var at = 0; at < bytes.Length;)
            {
                var length = random.Next(1, bytes.Length - at + 1);
                hash.Append(bytes.AsSpan(at, length));
                at += length;
            }

            Assert.Equal(HashOf(bytes), $"{hash.Finish():x16}");
        }
    }

    private static string HashOf(byte[] bytes)
    {
        var hash = new Xxh64();
        hash.Append(bytes);
        return $"{hash.Finish():x16}";
    }
}
