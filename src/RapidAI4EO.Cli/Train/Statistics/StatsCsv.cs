using System.Text;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>Statistics as CSV, a line a band. Figures are as stored; a reflectance is what scale and offset make of them. What is not known is empty.</summary>
internal static class StatsCsv
{
    public static void Write(StandardOutput output, StatsResult result)
    {
        var percents = result.Statistics.Count > 0 ? result.Statistics[0].Stored.Percentiles.Keys : [];
        var text = new StringBuilder("product,split,month,band,type,images,count,nodata,masked,scale,offset,min,max,mean,stddev");
        text.Append(string.Concat(percents.Select(percent => $",p{percent}")) + "\n");
        foreach (var group in result.Statistics)
        {
            for (var band = 0; band < group.Bands.Count; band++)
            {
                var figures = group.Stored;
                text.Append($"{group.Product},{group.Split},{group.Month},{Quoted(group.Bands[band])},{group.Type},{group.Images},");
                text.Append($"{group.Count[band]},{group.Nodata[band]},{group.Masked[band]},{group.Scale[band]},{group.Offset[band]},");
                text.AppendJoin(',', [figures.Min[band], figures.Max[band], figures.Mean[band], figures.Stddev[band], .. figures.Percentiles.Values.Select(each => each[band])]);
                text.Append('\n');
            }
        }

        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>A file may call its bands anything.</summary>
    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
