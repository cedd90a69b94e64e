namespace RapidAI4EO.Server.Answers;

/// <summary>A figure that sums an answer up, or figures by key.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="DataType">Of the value or the keys: <c>integer</c>, <c>datetime</c>, <c>string</c>.</param>
/// <param name="Title">A few words for people.</param>
internal sealed record Aggregation(string Name, string DataType, string Title)
{
    /// <summary>Every one that there is.</summary>
    public static IReadOnlyList<Aggregation> All { get; } =
    [
        new("total_count", "integer", "How many items"),
        new("datetime_min", "datetime", "When the earliest of them starts"),
        new("datetime_max", "datetime", "When the latest of them ends"),
        new("collection_frequency", "string", "Items by collection"),
        new("zone_frequency", "string", "Items by UTM zone"),
        new("tile_frequency", "string", "Items by tile of 24 km"),
        new("datetime_frequency", "datetime", "Items that have an asset in a month, by month; labels count for each month of 2018"),
        new("year_frequency", "datetime", "The same by year"),
        new("clc_frequency", "string", "Items that have some of a class of land cover, by class"),
        new("clc_share", "string", "The share that each class of land cover has of all items together, 0 to 1"),
    ];

    public bool HasBuckets => Name.EndsWith("_frequency", StringComparison.Ordinal) || Name == "clc_share";
}
