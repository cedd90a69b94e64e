namespace RapidAI4EO.Synthetic.Chips;

/// <summary>How the year stands at a place on a day.</summary>
internal static class Season
{
    private const double DaysAYear = 365.25;

    /// <summary>From 0 in winter to 1 at the peak; the season is longer where it is warm.</summary>
    /// <param name="day">The day of the year.</param>
    /// <param name="peak">The day of the peak.</param>
    /// <param name="warmth">0 in the far north, 1 in the far south.</param>
    public static double Growth(double day, double peak, double warmth) => Bell(day, peak, 105 + (55 * Math.Clamp(warmth, 0, 1)));

    /// <summary>The part of the ground under snow: none in the south, all winter in the north and on high mountains.</summary>
    public static double Snow(double day, double warmth)
    {
        var cold = Math.Clamp(0.42 - warmth, 0, 0.5);
        return Math.Clamp(2.2 * Bell(day, 30, 40 + (260 * cold)) * Math.Min(1, 5 * cold), 0, 0.95);
    }

    /// <summary>A smooth rise and fall round a day, over the turn of the year.</summary>
    private static double Bell(double day, double peak, double halfWidth)
    {
        var distance = Math.Abs(day - peak);
        distance = Math.Min(distance, DaysAYear - distance) / halfWidth;
        var rest = Math.Max(0, 1 - (distance * distance));
        return rest * rest;
    }
}
