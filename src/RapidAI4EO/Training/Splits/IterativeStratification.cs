namespace RapidAI4EO.Training.Splits;

/// <summary>
/// Shares blocks out label by label, the scarcest first, each block to the split that wants the label most: the iterative
/// stratification of K. Sechidis, G. Tsoumakas, I. Vlahavas, "On the Stratification of Multi-Label Data", ECML PKDD 2011, with blocks in
/// place of examples and amounts in place of counts. A split that is full gets no more, so that sizes hold too.
/// </summary>
internal static class IterativeStratification
{
    /// <param name="allotment">Of which no block is assigned yet.</param>
    /// <param name="order">All blocks, in the order in which luck takes them.</param>
    public static void Run(SplitAssignment allotment, int[] order)
    {
        var table = allotment.Table;
        var left = (double[])table.Totals.Clone();
        var holders = HoldersOf(table, order);
        var open = new bool[table.Kinds];
        Array.Fill(open, true);
        for (var kind = Scarcest(left, open); kind >= 0; kind = Scarcest(left, open))
        {
            open[kind] = false;
            foreach (var block in holders[kind])
            {
                if (allotment.PartOf(block) != SplitAssignment.Unassigned) continue;
                allotment.Assign(block, Neediest(allotment, kind));
                foreach (var (other, amount) in table.AmountsOf(block)) left[other] -= amount;
            }
        }
    }

    private static List<int>[] HoldersOf(BlockTable table, int[] order)
    {
        var holders = Enumerable.Range(0, table.Kinds).Select(_ => new List<int>()).ToArray();
        foreach (var block in order)
        {
            foreach (var (kind, _) in table.AmountsOf(block)) holders[kind].Add(block);
        }

        return holders;
    }

    /// <summary>The kind of which least is left. Samples, kind 0, are never scarcer than a label and come last.</summary>
    private static int Scarcest(double[] left, bool[] open)
    {
        var scarcest = -1;
        for (var kind = left.Length - 1; kind >= 0; kind--)
        {
            if (open[kind] && (scarcest < 0 || (kind > 0 && left[kind] < left[scarcest]))) scarcest = kind;
        }

        return scarcest;
    }

    /// <summary>Of the splits that are not full the one that wants most of a kind; of equals the one that wants most samples.</summary>
    private static int Neediest(SplitAssignment allotment, int kind)
    {
        var neediest = -1;
        for (var part = 0; part < allotment.Parts; part++)
        {
            if (allotment.Lacks(part, 0) > 0 && (neediest < 0
                || (allotment.Lacks(part, kind), allotment.Lacks(part, 0)).CompareTo((allotment.Lacks(neediest, kind), allotment.Lacks(neediest, 0))) > 0))
            {
                neediest = part;
            }
        }

        return Math.Max(neediest, 0);
    }
}
