using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Training.Splits;

/// <summary>
/// Moves blocks to other splits and swaps pairs of them, as long as that brings the whole nearer to proportion. Each round looks at
/// every block once, with partners drawn anew; they end where several in a row bring nothing, or after a bound.
/// </summary>
internal sealed class LocalImprovement(SplitAssignment allotment, int[] order, ulong seed)
{
    /// <summary>Pairs and moves that are looked at in all: a second or two.</summary>
    private const long MaxTrials = 6_000_000;

    private const int MaxRounds = 2000;

    /// <summary>Rounds in a row that bring nothing: one alone has only tried a few of all pairs.</summary>
    private const int QuietRounds = 20;

    /// <summary>Partners that a block is tried with in a round.</summary>
    private const int Partners = 12;

    /// <summary>Less than this, in samples, is the noise of sums.</summary>
    private const double Gain = -1e-9;

    private ulong _draws;

    public void Run(CancellationToken cancellationToken)
    {
        var perRound = (long)order.Length * (allotment.Parts + Partners);
        var rounds = Math.Clamp(MaxTrials / perRound, 1, MaxRounds);
        var quiet = 0;
        for (var round = 0L; round < rounds && quiet < QuietRounds; round++)
        {
            var changed = 0;
            foreach (var block in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TryMove(block)) changed++;
                if (TrySwaps(block)) changed++;
            }

            quiet = changed == 0 ? quiet + 1 : 0;
        }
    }

    private bool TryMove(int block)
    {
        var from = allotment.PartOf(block);
        var size = allotment.Table.Sizes[block];
        if (allotment.BlocksOf(from) == 1 || !allotment.Allows(from, -size)) return false;
        var (best, least) = (-1, Gain);
        var leaving = allotment.Cost(from, block, -1);
        for (var to = 0; to < allotment.Parts; to++)
        {
            if (to == from || !allotment.Allows(to, size)) continue;
            var cost = leaving + allotment.Cost(to, block, 1);
            if (cost < least) (best, least) = (to, cost);
        }

        if (best < 0) return false;
        allotment.Assign(block, best);
        return true;
    }

    private bool TrySwaps(int block)
    {
        for (var i = 0; i < Partners; i++)
        {
            var other = order[(int)(SplitMix.NextUInt64(seed, _draws++) % (ulong)order.Length)];
            if (allotment.PartOf(other) != allotment.PartOf(block) && TrySwap(block, other)) return true;
        }

        return false;
    }

    private bool TrySwap(int a, int b)
    {
        var (partA, partB) = (allotment.PartOf(a), allotment.PartOf(b));
        var more = allotment.Table.Sizes[b] - allotment.Table.Sizes[a];
        if (!allotment.Allows(partA, more) || !allotment.Allows(partB, -more)) return false;
        var cost = Relocate(a, partB) + Relocate(b, partA);
        if (cost < Gain) return true;
        Relocate(a, partA);
        Relocate(b, partB);
        return false;
    }

    private double Relocate(int block, int to)
    {
        var cost = allotment.Cost(allotment.PartOf(block), block, -1) + allotment.Cost(to, block, 1);
        allotment.Assign(block, to);
        return cost;
    }
}
