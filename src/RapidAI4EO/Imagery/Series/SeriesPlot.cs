using System.Globalization;
using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.Series;

/// <summary>Draws a series as SVG: the mean as a line and the middle 80 % of the pixels as a band, a colour a product.</summary>
public static class SeriesPlot
{
    private const int Width = 960;
    private const int Height = 420;
    private const int Left = 64;
    private const int Right = 24;
    private const int Top = 64;
    private const int Bottom = 44;

    /// <param name="request">What the series is of.</param>
    /// <param name="points">Its points; those without numbers leave a gap.</param>
    public static string Draw(SeriesRequest request, IReadOnlyList<SeriesPoint> points)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(points);
        var axes = PlotAxes.Around(points, new PlotArea(Left, Top, Width - Left - Right, Height - Top - Bottom));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" font-family=\"Helvetica, Arial, sans-serif\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        Title(svg, request);
        axes.AppendTo(svg);
        foreach (var product in request.Products)
        {
            AppendSeries(svg, axes, [.. points.Where(point => point.Key.Product == product)], ColourOf(product));
        }

        Legend(svg, request.Products);
        return svg.Append("</svg>\n").ToString();
    }

    private static string ColourOf(Product product) => product == Product.Sentinel2 ? "#c2571a" : "#1a7f4b";

    private static void Title(StringBuilder svg, SeriesRequest request)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"28\" font-size=\"17\" font-weight=\"600\" fill=\"#1d2126\">{request.Index.Title}</text>\n");
        var mask = request.Mask == SeriesMask.Quality ? ", pixels of quality 0" : "";
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"47\" font-size=\"12\" fill=\"#646b73\">{request.Sample}: mean and middle 80 % of the pixels{mask}</text>\n");
    }

    private static void AppendSeries(StringBuilder svg, PlotAxes axes, IReadOnlyList<SeriesPoint> points, string colour)
    {
        foreach (var run in Runs(points))
        {
            var upper = run.Select(point => axes.Place(point, point.P90));
            var lower = run.Select(point => axes.Place(point, point.P10)).Reverse();
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{string.Join('L', upper.Concat(lower))}Z\" fill=\"{colour}\" fill-opacity=\"0.16\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{string.Join('L', run.Select(point => axes.Place(point, point.Mean)))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\" stroke-linejoin=\"round\"/>\n");
        }

        foreach (var point in points.Where(point => point.Valid > 0))
        {
            var (x, y) = axes.At(point, point.Mean);
            var size = points.Count > 40 ? 1.9 : 3.2;
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{size}\" fill=\"{colour}\"><title>{point.Key.Step}: {point.Mean:0.000} ({point.ValidShare:0%} of the pixels)</title></circle>\n");
        }
    }

    /// <summary>Points one after another that have numbers: a line would lie over those that have none.</summary>
    private static List<List<SeriesPoint>> Runs(IReadOnlyList<SeriesPoint> points)
    {
        var runs = new List<List<SeriesPoint>>();
        var isOpen = false;
        foreach (var point in points)
        {
            if (point.Valid > 0)
            {
                if (!isOpen) runs.Add([]);
                runs[^1].Add(point);
            }

            isOpen = point.Valid > 0;
        }

        return runs;
    }

    private static void Legend(StringBuilder svg, IReadOnlyList<Product> products)
    {
        var x = Width - Right;
        foreach (var product in products.Reverse())
        {
            // SVG measures no text; at this size a letter is about 6.6 wide.
            var name = product.Title.Replace(" surface reflectance", "", StringComparison.Ordinal);
            x -= (int)(name.Length * 6.6) + 40;
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"36\" width=\"22\" height=\"11\" fill=\"{ColourOf(product)}\" fill-opacity=\"0.16\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x},41.5h22\" stroke=\"{ColourOf(product)}\" stroke-width=\"2\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 28}\" y=\"46\" font-size=\"12\" fill=\"#3a4048\">{name}</text>\n");
        }
    }
}
