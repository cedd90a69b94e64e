namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>Bytes with some of them changed, taken out, doubled or cut, as a bad disk or a bad copy may do.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] bytes, Random random)
    {
        List<byte> mutant = [.. bytes];
        for (var change = random.Next(1, 4); change > 0 && mutant.Count > 1; change--) Change(mutant, random);
        return [.. mutant];
    }

    private static void Change(List<byte> mutant, Random random)
    {
        var at = random.Next(mutant.Count);
        var length = random.Next(1, Math.Min(64, mutant.Count - at) + 1);
        switch (random.Next(5))
        {
            case 0:
                mutant.RemoveRange(at, length);
                break;
            case 1:
                mutant.InsertRange(at, mutant.GetRange(at, length));
                break;
            case 2:
                mutant.RemoveRange(at, mutant.Count - at);
                break;
            case 3:
                for (var i = 0; i < length; i++) mutant[at + i] = (byte)random.Next(256);
                break;
            default:
                mutant[at] ^= (byte)(1 << random.Next(8));
                break;
        }
    }
}
