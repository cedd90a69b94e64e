using System.Globalization;

namespace RapidAI4EO.Corpus;

/// <summary>
/// One date of a product: a day for Planet Fusion, a month for Sentinel-2. Its time stamp is 10:30 UTC of that day, or of the
/// month's 15th, as in the corpus's STAC.
/// </summary>
/// <param name="Date">The day; for a month its 15th.</param>
/// <param name="IsMonth">True for a monthly composite.</param>
public readonly record struct TimeStep(DateOnly Date, bool IsMonth)
{
    private static readonly TimeOnly Overpass = new(10, 30);

    public DateTimeOffset Timestamp => new(Date, Overpass, TimeSpan.Zero);

    public static TimeStep Day(int year, int month, int day) => new(new DateOnly(year, month, day), false);

    public static TimeStep Month(int year, int month) => new(new DateOnly(year, month, 15), true);

    /// <summary><c>2018-01-03</c>, or <c>2018-01</c> for a month: the file name without its ending.</summary>
    public override string ToString() => IsMonth ? string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM}") : string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd}");
}
