namespace RapidAI4EO.Tests.Support;

/// <summary>What random filters are made of.</summary>
internal sealed record ExpressionWords
{
    public required IReadOnlyList<string> Numbers { get; init; }

    public required IReadOnlyList<string> TextProperties { get; init; }

    public required IReadOnlyList<string> Texts { get; init; }

    public required IReadOnlyList<string> Patterns { get; init; }

    public required IReadOnlyList<string> Instants { get; init; }

    public required IReadOnlyList<string> Geometries { get; init; }

    public required IReadOnlyList<string> Arrays { get; init; }

    /// <summary>Functions may be called and arrays may hold anything only where this is not empty.</summary>
    public IReadOnlyList<string> Functions { get; init; } = [];

    public required (double Longitude, double Latitude)[] Places { get; init; }

    /// <summary>Numbers that decimals can be divided by and stay decimals.</summary>
    public IReadOnlyList<string> Divisors { get; } = ["2", "0.5", "4", "-0.25", "5", "0"];

    public IReadOnlyList<string> Codes { get; } = ["111", "112", "211", "231", "311", "312", "311.0", "313", "512", "0"];

    public IReadOnlyList<DateTimeOffset> Moments { get; } =
    [
        new(2017, 6, 1, 0, 0, 0, TimeSpan.Zero), new(2018, 1, 3, 10, 30, 0, TimeSpan.Zero), new(2018, 1, 3, 0, 0, 0, TimeSpan.Zero),
        new(2018, 1, 15, 10, 30, 0, TimeSpan.Zero), new(2018, 5, 1, 12, 0, 0, 500, TimeSpan.Zero), new(2018, 12, 15, 10, 30, 0, TimeSpan.Zero),
        new(2018, 12, 31, 23, 59, 59, TimeSpan.Zero), new(2019, 12, 29, 10, 30, 0, TimeSpan.Zero), new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero),
    ];

    /// <summary>Names and texts that are hard to write.</summary>
    public static ExpressionWords Anything { get; } = new()
    {
        Numbers = ["clc_311", "eo:cloud_cover", "a b", "AND", "say \"x\"", "é.1", "1st", ":_", "", "𝔘mlaut", "POINT", "date"],
        TextProperties = ["name", "like", "casei", "proj:code"],
        Texts = ["", "'", "''", "\\", "\\'", "a\\\\'b\\", "%_", "Straße", "\u0007\t\n", "😀", "\"", "..", "2018-01-01"],
        Patterns = ["%", "a\\%b_", "\\\\", "'%'", ""],
        Instants = ["datetime", "updated at"],
        Geometries = ["geometry", "BBOX"],
        Arrays = ["clc_classes", "layer:ids"],
        Functions = ["avg", "Foo", "eo:x.y"],
        Places = [(-179.5, -89), (0, 0), (12.123456789, 52.5), (-1e-7, 33.3), (179, 89)],
    };
}
