namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>How much a class minds one quantity of a site: nothing at its best value, 1 at a width from there, 4 at two.</summary>
/// <param name="Best">The best value.</param>
/// <param name="Width">The width; infinity means it does not mind.</param>
internal readonly record struct Preference(double Best, double Width)
{
    public static Preference None { get; } = new(0, double.PositiveInfinity);

    public double Penalty(double value)
    {
        var distance = (value - Best) / Width;
        return distance * distance;
    }
}
