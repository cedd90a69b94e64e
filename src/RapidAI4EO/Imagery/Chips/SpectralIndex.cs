using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// A number computed from the reflectances of a pixel. Where a band has none (nodata) and where the formula divides by zero, it is NaN.
/// </summary>
public sealed class SpectralIndex
{
    /// <summary>
    /// A divisor that is so small a part of what it is the sum of is zero, but for the rounding of decimals such as 0.0001 to doubles. What
    /// reflectances stored as whole numbers differ by is 1e7 times that.
    /// </summary>
    private const double Rounding = 1e-12;

    private readonly Func<double, double, double, double> _formula;

    private SpectralIndex(string name, string title, string[] bands, (float Low, float High) range, Func<double, double, double, double> formula)
    {
        Name = name;
        Title = title;
        Bands = bands;
        Range = range;
        _formula = formula;
    }

    /// <summary>The name in options: <c>ndvi</c>.</summary>
    public string Name { get; }

    public string Title { get; }

    /// <summary>The common names of the bands that it needs, three at most, in the order of its formula.</summary>
    public IReadOnlyList<string> Bands { get; }

    /// <summary>What pictures and plots show: nearly all land lies between.</summary>
    public (float Low, float High) Range { get; }

    /// <summary>All that can be asked for.</summary>
    public static IReadOnlyList<SpectralIndex> All { get; } =
    [
        // J. W. Rouse et al., "Monitoring vegetation systems in the Great Plains with ERTS" (1974).
        Ratio("ndvi", "Normalized difference vegetation index", "nir", "red", (-0.2f, 1)),
        // A. A. Gitelson, Y. J. Kaufman, M. N. Merzlyak, Remote Sensing of Environment 58 (1996).
        Ratio("gndvi", "Green normalized difference vegetation index", "nir", "green", (-0.2f, 1)),
        // S. K. McFeeters, Int. J. Remote Sensing 17 (1996): of open water.
        Ratio("ndwi", "Normalized difference water index", "green", "nir", (-1, 1)),
        // A. Huete et al., Remote Sensing of Environment 83 (2002), equation 2 with MODIS's coefficients.
        new("evi", "Enhanced vegetation index", ["nir", "red", "blue"], (-0.2f, 1), (n, r, b) => Divide(2.5 * (n - r), n, 6 * r, -7.5 * b, 1)),
        // Z. Jiang et al., Remote Sensing of Environment 112 (2008): EVI without blue.
        new("evi2", "Enhanced vegetation index of two bands", ["nir", "red"], (-0.2f, 1), (n, r, _) => Divide(2.5 * (n - r), n, 2.4 * r, 0, 1)),
        // A. R. Huete, Remote Sensing of Environment 25 (1988), with L = 0.5.
        new("savi", "Soil adjusted vegetation index", ["nir", "red"], (-0.2f, 1), (n, r, _) => Divide(1.5 * (n - r), n, r, 0, 0.5)),
        // B.-C. Gao, Remote Sensing of Environment 58 (1996): of water in leaves.
        Ratio("ndmi", "Normalized difference moisture index", "nir", "swir16", (-0.8f, 0.8f)),
        // C. H. Key, N. C. Benson, "Landscape assessment", USDA RMRS-GTR-164 (2006).
        Ratio("nbr", "Normalized burn ratio", "nir", "swir22", (-1, 1)),
    ];

    /// <exception cref="InvalidInputException">There is no index of this name.</exception>
    public static SpectralIndex Parse(string name) => Find(name) ?? throw new InvalidInputException(
        $"'{DisplayText.Text(name)}' is not an index. The indices are {string.Join(", ", All.Select(index => index.Name))}.");

    /// <summary>Null where there is no index of this name.</summary>
    public static SpectralIndex? Find(string name) => All.FirstOrDefault(index => index.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a chip has the bands that are needed.</summary>
    public bool IsOf(Chip chip) => Bands.All(band => chip.Bands.Find(band) >= 0);

    /// <summary>The index of each pixel, row by row.</summary>
    /// <exception cref="InvalidInputException">The chip does not have the bands.</exception>
    public float[] Compute(Chip chip)
    {
        ArgumentNullException.ThrowIfNull(chip);
        var first = Quantity(chip, 0);
        var second = Quantity(chip, 1);
        var third = Bands.Count > 2 ? Quantity(chip, 2) : second;
        var values = new float[first.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)_formula(first[i], second[i], third[i]);
        }

        return values;
    }

    private static SpectralIndex Ratio(string name, string title, string more, string less, (float Low, float High) range) =>
        new(name, title, [more, less], range, (a, b, _) => Divide(a - b, a, b, 0, 0));

    /// <summary>Divides by the sum of the others.</summary>
    private static double Divide(double a, double b, double c, double d, double e)
    {
        var sum = b + c + d + e;
        return Math.Abs(sum) <= Rounding * (Math.Abs(b) + Math.Abs(c) + Math.Abs(d) + Math.Abs(e)) ? double.NaN : a / sum;
    }

    private double[] Quantity(Chip chip, int place)
    {
        if (chip.Bands.Find(Bands[place]) is not (>= 0 and var band))
        {
            throw new InvalidInputException($"{Name} needs the bands {string.Join(", ", Bands)}, and {chip.Name} has {string.Join(", ", chip.Bands.All)}.");
        }

        var values = new double[chip.Pixels.Pixels];
        chip.ReadQuantity(band, values);
        return values;
    }
}
