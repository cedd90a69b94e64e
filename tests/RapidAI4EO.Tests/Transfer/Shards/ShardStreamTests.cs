using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Shards;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Shards;

public sealed class ShardStreamTests
{
    private const int Block = 4096;

    [Fact]
    public void Complete_AfterRandomWritesAndCuts_TheFileHoldsWhatAMemoryStreamHolds()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TestFolder();
        for (var round = 0; round < 5; round++)
        {
            var truth = new MemoryStream();
            using (var stream = new ShardStream(folder["x"]))
            {
                for (var step = 0; step < 40; step++)
                {
                    var bytes = Bytes.Random(random.Next(1 << 20), random.Next());
                    stream.Write(bytes);
                    truth.Write(bytes);
                    if (random.Next(4) == 0)
                    {
                        // Now and then back into what was written long ago.
                        var length = Math.Max(0, truth.Length - random.Next(random.Next(3) == 0 ? 9 << 20 : 3000));
                        stream.SetLength(length);
                        truth.SetLength(length);
                        truth.Position = length;
                    }

                    Assert.Equal(truth.Length, stream.Length);
                }

                stream.Complete();
            }

            var file = File.ReadAllBytes(folder["x"]);
            Assert.Equal((truth.Length + Block - 1) / Block * Block, file.Length);
            Assert.True(file.AsSpan(0, (int)truth.Length).SequenceEqual(truth.ToArray()));
            Assert.False(file.AsSpan((int)truth.Length).ContainsAnyExcept((byte)0));
        }
    }
}
