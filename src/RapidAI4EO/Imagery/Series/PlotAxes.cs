using System.Globalization;
using System.Text;

namespace RapidAI4EO.Imagery.Series;

/// <summary>Time along x with a line a quarter or month, numbers along y with round steps.</summary>
internal sealed class PlotAxes
{
    private const int Steps = 6;

    private readonly PlotArea _area;
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly double _low;
    private readonly double _high;
    private readonly double _step;

    private PlotAxes(PlotArea area, DateOnly from, DateOnly to, double low, double high)
    {
        _area = area;
        // At least a month, and whole months.
        _from = new DateOnly(from.Year, from.Month, 1);
        _to = new DateOnly(to.Year, to.Month, 1).AddMonths(1);
        _step = RoundStep((high - low) / Steps);
        _low = Math.Floor(low / _step) * _step;
        _high = Math.Max(Math.Ceiling(high / _step) * _step, _low + _step);
    }

    public static PlotAxes Around(IReadOnlyList<SeriesPoint> points, PlotArea area)
    {
        var dates = points.Select(point => point.Key.Step!.Value.Date).DefaultIfEmpty(new DateOnly(2018, 1, 1)).ToList();
        var numbers = points.SelectMany(point => (double[])[point.P10, point.P90, point.Mean]).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        return new PlotAxes(area, dates.Min(), dates.Max(), numbers.Min(), numbers.Max());
    }

    public (double X, double Y) At(SeriesPoint point, double number) => (X(point.Key.Step!.Value.Date), Y(number));

    /// <summary>A place as a path takes it.</summary>
    public string Place(SeriesPoint point, double number)
    {
        var (x, y) = At(point, number);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
    }

    public void AppendTo(StringBuilder svg)
    {
        for (var i = 0; i <= (int)Math.Round((_high - _low) / _step); i++)
        {
            var number = _low + (i * _step);
            var y = Y(number);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{_area.Left},{y:0.#}H{_area.Right}\" stroke=\"#e4e7ea\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{_area.Left - 8}\" y=\"{y + 4:0.#}\" font-size=\"11\" fill=\"#646b73\" text-anchor=\"end\">{number:0.0##}</text>\n");
        }

        AppendMonths(svg);
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{_area.Left},{_area.Bottom}H{_area.Right}\" stroke=\"#9aa1a9\"/>\n");
    }

    private void AppendMonths(StringBuilder svg)
    {
        var months = ((_to.Year - _from.Year) * 12) + _to.Month - _from.Month;
        var each = months > 14 ? 3 : 1;
        for (var month = _from; month <= _to; month = month.AddMonths(1))
        {
            if ((month.Month - 1) % each != 0) continue;
            var x = X(month);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.#},{_area.Top}V{_area.Bottom + 5}\" stroke=\"{(month.Month == 1 ? "#c3c8cd" : "#eef0f2")}\"/>");
            if (month == _to) continue;
            var text = month.Month == 1 || month == _from ? string.Create(CultureInfo.InvariantCulture, $"{month:MMM yyyy}") : string.Create(CultureInfo.InvariantCulture, $"{month:MMM}");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 3:0.#}\" y=\"{_area.Bottom + 18}\" font-size=\"11\" fill=\"#646b73\">{text}</text>\n");
        }
    }

    private double X(DateOnly date) => _area.Left + ((double)(date.DayNumber - _from.DayNumber) / (_to.DayNumber - _from.DayNumber) * _area.Width);

    private double Y(double number) => _area.Bottom - ((number - _low) / (_high - _low) * _area.Height);

    /// <summary>The next of 1, 2 and 5 with as many zeros as it takes.</summary>
    private static double RoundStep(double step)
    {
        if (!(step > 1e-9)) return 0.1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return step <= power ? power : step <= 2 * power ? 2 * power : step <= 5 * power ? 5 * power : 10 * power;
    }
}
