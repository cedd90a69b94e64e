using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Imagery.Series;

namespace RapidAI4EO.Cli.Chips;

/// <summary>An index of a sample through time.</summary>
/// <param name="Sample">Its id.</param>
/// <param name="Index">The index.</param>
/// <param name="Mask"><c>qa</c> or <c>none</c>.</param>
/// <param name="Points">A date each, by product and then by time.</param>
internal sealed record ChipSeriesResult(string Sample, string Index, string Mask, IReadOnlyList<SeriesPointResult> Points)
{
    public static ChipSeriesResult Of(SeriesRequest request, IReadOnlyList<SeriesPoint> points) => new(
        request.Sample.ToString(), request.Index.Name, MaskOption.NameOf(request.Mask),
        [.. points.Select(SeriesPointResult.Of)]);
}
