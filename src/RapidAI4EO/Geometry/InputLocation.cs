using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Where in what the caller gave something stands, so that a message can name the culprit: the file, <c>feature 3 ('DE')</c> or null
/// where there are no features, and the polygon and ring, counted from 1, or 0 where there is but one.
/// </summary>
internal readonly record struct InputLocation(string Source, string? Feature = null, int Polygon = 0, int Ring = 0)
{
    public InvalidInputException Error(string message) => new($"{this}: {message}");

    public override string ToString()
    {
        var text = Feature is null ? Source : $"{Source}, {Feature}";
        if (Polygon > 0) text += $", polygon {Polygon}";
        return Ring > 0 ? $"{text}, ring {Ring}" : text;
    }
}
