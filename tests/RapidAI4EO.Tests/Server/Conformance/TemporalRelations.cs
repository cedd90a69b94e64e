namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>The temporal functions of CQL2 as its table of Allen's relations has them, over times that are written alike.</summary>
internal static class TemporalRelations
{
    public static IReadOnlyList<(string Name, Func<(string Start, string End), (string Start, string End), bool> Holds)> All { get; } =
    [
        ("T_AFTER", (a, b) => IsBefore(b.End, a.Start)),
        ("T_BEFORE", (a, b) => IsBefore(a.End, b.Start)),
        ("T_CONTAINS", (a, b) => IsBefore(a.Start, b.Start) && IsBefore(b.End, a.End)),
        ("T_DISJOINT", (a, b) => IsBefore(a.End, b.Start) || IsBefore(b.End, a.Start)),
        ("T_DURING", (a, b) => IsBefore(b.Start, a.Start) && IsBefore(a.End, b.End)),
        ("T_EQUALS", (a, b) => a == b),
        ("T_FINISHEDBY", (a, b) => IsBefore(a.Start, b.Start) && a.End == b.End),
        ("T_FINISHES", (a, b) => IsBefore(b.Start, a.Start) && a.End == b.End),
        ("T_INTERSECTS", (a, b) => !IsBefore(a.End, b.Start) && !IsBefore(b.End, a.Start)),
        ("T_MEETS", (a, b) => a.End == b.Start),
        ("T_METBY", (a, b) => a.Start == b.End),
        ("T_OVERLAPPEDBY", (a, b) => IsBefore(b.Start, a.Start) && IsBefore(a.Start, b.End) && IsBefore(b.End, a.End)),
        ("T_OVERLAPS", (a, b) => IsBefore(a.Start, b.Start) && IsBefore(b.Start, a.End) && IsBefore(a.End, b.End)),
        ("T_STARTEDBY", (a, b) => a.Start == b.Start && IsBefore(b.End, a.End)),
        ("T_STARTS", (a, b) => a.Start == b.Start && IsBefore(a.End, b.End)),
    ];

    private static bool IsBefore(string one, string other) => string.CompareOrdinal(one, other) < 0;
}
