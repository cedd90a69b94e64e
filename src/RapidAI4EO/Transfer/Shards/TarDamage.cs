namespace RapidAI4EO.Transfer.Shards;

/// <summary>Tells a damaged tar from other faults.</summary>
internal static class TarDamage
{
    /// <summary>
    /// Whether the framework's reader throws it for what stands in a tar: besides the kinds that it documents, numbers that are too
    /// large, and sizes that another entry type would have.
    /// </summary>
    public static bool Is(Exception e) =>
        e is InvalidDataException or FormatException or NotSupportedException or OverflowException or InvalidOperationException;
}
