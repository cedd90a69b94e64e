namespace RapidAI4EO.Corpus;

/// <summary>
/// The path of one file below any root: <c>imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif</c>, or
/// <c>labels/33N/15E-200N/labels_33N_15E-200N_01_09.geojson</c>. Always with forward slashes.
/// </summary>
/// <param name="Sample">The sample.</param>
/// <param name="Product">The product.</param>
/// <param name="Step">A time step of the product; null for labels and for them alone.</param>
public readonly record struct AssetKey(SampleId Sample, Product Product, TimeStep? Step)
{
    private const string Imagery = "imagery/";
    private const string LabelFolder = "labels/";
    private const string LabelPrefix = "labels_";

    /// <summary>What STAC calls the asset: <c>sr_2018-01-03</c>.</summary>
    public string AssetName => Product.AssetName(Step);

    /// <exception cref="InvalidInputException">No asset of the corpus has this key.</exception>
    public static AssetKey Parse(string text) =>
        TryParse(text, out var key)
            ? key
            : throw new InvalidInputException(
                $"'{DisplayText.Text(text)}' is not the key of an asset. A key looks like imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif.");

    /// <summary>Reads a key and checks that all its parts agree and that its time step exists.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out AssetKey key)
    {
        key = default;
        if (text.StartsWith(Imagery))
        {
            return TryParseImage(text, out key);
        }

        const string Ending = ".geojson";
        if (!text.StartsWith(LabelFolder) || !text.EndsWith(Ending))
        {
            return false;
        }

        var name = text[(text.LastIndexOf('/') + 1)..^Ending.Length];
        return name.StartsWith(LabelPrefix)
            && SampleId.TryParse(name[LabelPrefix.Length..], out var sample)
            && Matches(new AssetKey(sample, Product.Labels, null), text, out key);
    }

    /// <summary>The key, with forward slashes.</summary>
    public override string ToString() => Product.HasTime
        ? $"{Imagery}{Sample.Zone}/{Sample.Tile.Name}/{Sample}/{Product.Code}/{Step}.tif"
        : $"{LabelFolder}{Sample.Zone}/{Sample.Tile.Name}/{LabelPrefix}{Sample}.geojson";

    private static bool TryParseImage(ReadOnlySpan<char> text, out AssetKey key)
    {
        key = default;
        Span<Range> parts = stackalloc Range[7];
        if (text.Split(parts, '/') != 6 || !SampleId.TryParse(text[parts[3]], out var sample))
        {
            return false;
        }

        var name = text[parts[5]];
        foreach (var product in Product.Images)
        {
            if (text[parts[4]].SequenceEqual(product.Code) && name.EndsWith(".tif") && product.FindStep(name[..^4]) is { } step)
            {
                return Matches(new AssetKey(sample, product, step), text, out key);
            }
        }

        return false;
    }

    private static bool Matches(AssetKey candidate, ReadOnlySpan<char> text, out AssetKey key)
    {
        key = candidate;
        return text.SequenceEqual(candidate.ToString());
    }
}
