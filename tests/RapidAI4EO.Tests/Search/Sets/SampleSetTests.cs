using RapidAI4EO.Search.Sets;
using Xunit;

namespace RapidAI4EO.Tests.Search.Sets;

public class SampleSetTests
{
    [Fact]
    public void NextFromAndLastBefore_OfRandomSets_AreThoseOfASortedList()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var capacity = random.Next(1, 400);
            var members = Enumerable.Range(0, capacity).Where(_ => random.Next(1 + (round % 90)) == 0).ToList();
            var set = new SampleSet(capacity);
            members.ForEach(set.Add);
            for (var at = 0; at <= capacity; at++)
            {
                Assert.Equal(members.Where(member => member >= at).DefaultIfEmpty(-1).First(), set.NextFrom(at));
                Assert.Equal(members.Where(member => member < at).DefaultIfEmpty(-1).Last(), set.LastBefore(at));
            }
        }
    }
}
