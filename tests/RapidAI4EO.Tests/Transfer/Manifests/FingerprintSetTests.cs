using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Manifests;

public sealed class FingerprintSetTests
{
    [Fact]
    public void AddAndRemove_AtRandom_HoldsWhatAHashSetHolds()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var set = new FingerprintSet();
        var truth = new HashSet<ulong>();
        for (var step = 0; step < 200_000; step++)
        {
            // Few bits at both ends, so that places collide.
            var fingerprint = ((ulong)random.Next(3) << 60) + ((ulong)random.Next(500) << 4);
            if (random.Next(3) == 0)
            {
                set.Remove(fingerprint);
                truth.Remove(Math.Max(fingerprint, 1));
            }
            else
            {
                set.Add(fingerprint);
                truth.Add(Math.Max(fingerprint, 1));
            }

            var asked = ((ulong)random.Next(3) << 60) + ((ulong)random.Next(500) << 4);
            Assert.Equal(truth.Contains(Math.Max(asked, 1)), set.Contains(asked));
        }
    }
}
