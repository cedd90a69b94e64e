namespace RapidAI4EO.Training.Splits;

/// <summary>
/// Brings every split's size to within the largest block of what it is to be, and gives an empty split a block. Each move for size
/// brings the sum of all that splits are off nearer to zero, so there is an end.
/// </summary>
internal static class SizeRepair
{
    public static void Run(SplitAssignment allotment)
    {
        for (var part = Off(allotment); part >= 0; part = Off(allotment))
        {
            var other = Extreme(allotment, most: allotment.Lacks(part, 0) < 0);
            var (from, to) = allotment.Lacks(part, 0) > 0 ? (other, part) : (part, other);
            allotment.Assign(Cheapest(allotment, from, to), to);
        }
    }

    public static void FillEmpty(SplitAssignment allotment)
    {
        for (var part = 0; part < allotment.Parts; part++)
        {
            if (allotment.BlocksOf(part) == 0)
            {
                var giver = Enumerable.Range(0, allotment.Parts).MaxBy(allotment.BlocksOf);
                allotment.Assign(Cheapest(allotment, giver, part), part);
            }
        }
    }

    private static int Off(SplitAssignment allotment)
    {
        for (var part = 0; part < allotment.Parts; part++)
        {
            if (allotment.IsOff(part)) return part;
        }

        return -1;
    }

    private static int Extreme(SplitAssignment allotment, bool most)
    {
        var parts = Enumerable.Range(0, allotment.Parts);
        return most ? parts.MaxBy(part => allotment.Lacks(part, 0)) : parts.MinBy(part => allotment.Lacks(part, 0));
    }

    private static int Cheapest(SplitAssignment allotment, int from, int to)
    {
        var (cheapest, least) = (-1, double.PositiveInfinity);
        for (var block = 0; block < allotment.Table.Count; block++)
        {
            if (allotment.PartOf(block) != from) continue;
            var cost = allotment.Cost(from, block, -1) + allotment.Cost(to, block, 1);
            if (cost < least) (cheapest, least) = (block, cost);
        }

        return cheapest;
    }
}
