using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>Statistics for people: a row a band, figures as stored.</summary>
internal static class StatsTable
{
    /// <summary>The percentiles of a table that none were asked for: all of them would be too wide to read.</summary>
    private static readonly string[] Default = ["2", "50", "98"];

    /// <param name="output">Where to.</param>
    /// <param name="result">What was counted.</param>
    /// <param name="isAsked">Whether percentiles were named, which are all shown then.</param>
    public static void Write(StandardOutput output, StatsResult result, bool isAsked)
    {
        var all = result.Statistics.SelectMany(group => group.Stored.Percentiles.Keys).Distinct();
        string[] percents = [.. (isAsked ? all : Default).Where(percent => result.Statistics.All(group => group.Stored.Percentiles.ContainsKey(percent)))];
        var table = new TextTable(["product", "split", "month", "band", "pixels", "left out", "min", "max", "mean", "stddev", .. percents.Select(percent => $"{percent} %"), "scale"]);
        foreach (var group in result.Statistics)
        {
            for (var band = 0; band < group.Bands.Count; band++)
            {
                var figures = group.Stored;
                table.Add(
                [
                    group.Product, group.Split ?? "all", group.Month ?? "all", group.Bands[band], $"{group.Count[band]:N0}", $"{group.Nodata[band] + group.Masked[band]:N0}",
                    Number(figures.Min[band]), Number(figures.Max[band]), Number(figures.Mean[band]), Number(figures.Stddev[band]),
                    .. percents.Select(percent => Number(figures.Percentiles[percent][band])), $"{group.Scale[band]:0.########}",
                ]);
            }
        }

        table.Write(output);
    }

    private static string Number(double? figure) => figure is { } number ? $"{number:0.####}" : "-";
}
