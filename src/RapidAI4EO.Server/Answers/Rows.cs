using System.Runtime.CompilerServices;

namespace RapidAI4EO.Server.Answers;

/// <summary>For loops over all samples or items, in which somebody may lose interest.</summary>
internal static class Rows
{
    /// <summary>A power of two.</summary>
    private const int BetweenLooks = 1 << 12;

    /// <summary>Looks at the token every few thousand rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Look(int row, CancellationToken token)
    {
        if ((row & (BetweenLooks - 1)) == 0) token.ThrowIfCancellationRequested();
    }
}
