namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>Sizes and times for people.</summary>
internal static class Units
{
    private static readonly string[] Names = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>Three digits and a decimal unit: <c>205 kB</c>, <c>1.24 GB</c>.</summary>
    public static string Bytes(double bytes)
    {
        var unit = 0;
        while (bytes >= 999.5 && unit < Names.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        var format = unit == 0 || bytes >= 99.95 ? "0" : bytes >= 9.995 ? "0.0" : "0.00";
        return $"{bytes.ToString(format)} {Names[unit]}";
    }

    /// <summary><c>0.4 s</c>, <c>1:05</c>, <c>2:01:00</c>.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalSeconds < 60 ? $"{time.TotalSeconds:0.0} s"
        : time.TotalHours < 1 ? $"{time:m\\:ss}"
        : $"{(int)time.TotalHours}:{time:mm\\:ss}";
}
