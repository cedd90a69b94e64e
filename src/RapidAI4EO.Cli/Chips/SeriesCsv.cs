using System.Text;
using RapidAI4EO.Imagery.Series;

namespace RapidAI4EO.Cli.Chips;

/// <summary>A series as CSV, a line a date. A date that could not be read has no numbers; nothing in it ever needs quotes.</summary>
internal static class SeriesCsv
{
    public static string TextOf(IReadOnlyList<SeriesPoint> points)
    {
        var text = new StringBuilder("product,time_step,mean,stddev,p10,median,p90,valid_share,pixels\n");
        foreach (var point in points)
        {
            text.Append($"{point.Key.Product},{point.Key.Step},{Number(point.Mean)},{Number(point.Stddev)},{Number(point.P10)},{Number(point.Median)},{Number(point.P90)},");
            text.Append(point.Problem is null ? $"{point.ValidShare:0.####},{point.Pixels}\n" : ",\n");
        }

        return text.ToString();
    }

    private static string Number(double number) => double.IsFinite(number) ? number.ToString("0.######") : "";
}
