namespace RapidAI4EO.Corpus;

/// <summary>A kind of file that the corpus has for every sample: three image products and the labels.</summary>
public sealed class Product
{
    private readonly Dictionary<string, TimeStep> _stepsByName;

    private Product(int index, string key, string code, string assetPrefix, string collectionId, string title, long typicalBytes, TimeStep[] steps)
    {
        Index = index;
        Key = key;
        Code = code;
        AssetPrefix = assetPrefix;
        CollectionId = collectionId;
        Title = title;
        TypicalBytes = typicalBytes;
        Steps = steps;
        _stepsByName = steps.ToDictionary(step => step.ToString());
    }

    /// <summary>Planet Fusion surface reflectance: 200 x 200 pixels of 3 m, four bands, every fifth day of 2018 and 2019.</summary>
    public static Product PlanetFusion { get; } = new(
        0, "pfsr", "PF-SR", "sr", "rapidai4eo_v1_source_pf", "Planet Fusion surface reflectance", 205_000, FiveDays());

    /// <summary>The pixelwise quality layers of Planet Fusion, a file beside each image.</summary>
    public static Product PlanetFusionQuality { get; } = new(
        1, "pfqa", "PF-QA", "qa", "rapidai4eo_v1_source_pf", "Planet Fusion quality", 20_000, FiveDays());

    /// <summary>Sentinel-2 surface reflectance: 60 x 60 pixels of 10 m, twelve bands, every month of 2018.</summary>
    public static Product Sentinel2 { get; } = new(
        2, "s2", "S2-SR", "s2", "rapidai4eo_v1_source_s2", "Sentinel-2 surface reflectance", 60_000, Months());

    /// <summary>The land cover of a sample as GeoJSON: one file, without a time.</summary>
    public static Product Labels { get; } = new(
        3, "labels", "", "labels", "rapidai4eo_v1_labels", "CORINE Land Cover 2018 labels", 2_500, []);

    /// <summary>The image products and the labels, in the order in which assets are listed.</summary>
    public static IReadOnlyList<Product> All { get; } = [PlanetFusion, PlanetFusionQuality, Sentinel2, Labels];

    /// <summary>What is meant where no product is named: 304 files a sample.</summary>
    public static IReadOnlyList<Product> Images { get; } = [PlanetFusion, PlanetFusionQuality, Sentinel2];

    /// <summary>The place in <see cref="All"/>.</summary>
    public int Index { get; }

    /// <summary>The name in options and lists: <c>pfsr</c>, <c>pfqa</c>, <c>s2</c>, <c>labels</c>.</summary>
    public string Key { get; }

    /// <summary>The folder in the corpus, <c>PF-SR</c>; empty for labels, which lie in no such folder.</summary>
    public string Code { get; }

    /// <summary>What a STAC asset name starts with: <c>sr</c> in <c>sr_2018-01-03</c>.</summary>
    public string AssetPrefix { get; }

    /// <summary>The STAC collection whose items hold this product's assets.</summary>
    public string CollectionId { get; }

    public string Title { get; }

    /// <summary>A file's usual size in bytes, for estimates: 205 kB is the real chip's, the others fit the corpus's 17 TB.</summary>
    public long TypicalBytes { get; }

    /// <summary>The time steps in order; none for labels.</summary>
    public IReadOnlyList<TimeStep> Steps { get; }

    /// <summary>Labels have one file and no time.</summary>
    public bool HasTime => Steps.Count > 0;

    /// <summary>From the first time stamp to the last, both included. Labels have none; they are of the year 2018.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) Span => HasTime
        ? (Steps[0].Timestamp, Steps[^1].Timestamp)
        : (new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2018, 12, 31, 23, 59, 59, TimeSpan.Zero));

    /// <summary>Files a sample has of this product.</summary>
    public int FilesPerSample => HasTime ? Steps.Count : 1;

    /// <param name="key">A product's <see cref="Key"/>, in any case.</param>
    /// <exception cref="InvalidInputException">No product has this key.</exception>
    public static Product Parse(string key)
    {
        foreach (var product in All)
        {
            if (product.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return product;
            }
        }

        var hint = Like(key) is { } like ? $" Did you mean {like.Key}?" : "";
        throw new InvalidInputException(
            $"'{DisplayText.Text(key)}' is not a product.{hint} The products are {string.Join(", ", All.Select(p => p.Key))}.");
    }

    /// <summary>The product whose folder, assets or collection are called so, or whose title has the word, or whose key is spelled alike.</summary>
    private static Product? Like(string text)
    {
        const int ShortestWord = 4;
        var plain = text.Replace('-', ' ').Replace('_', ' ').Trim();
        return All.FirstOrDefault(product => text.Length > 0 && new[] { product.Code, product.AssetPrefix, product.CollectionId }.Contains(text, StringComparer.OrdinalIgnoreCase))
            ?? All.FirstOrDefault(product => plain.Length >= ShortestWord && product.Title.Replace('-', ' ').Contains(plain, StringComparison.OrdinalIgnoreCase))
            ?? All.FirstOrDefault(product => product.Key == Spelling.Nearest(text, All.Select(p => p.Key)));
    }

    /// <summary>Reads keys with commas between them; each product once, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<Product> ParseList(string keys)
    {
        var named = keys.Split(',', StringSplitOptions.TrimEntries).Select(Parse).ToHashSet();
        return [.. All.Where(named.Contains)];
    }

    /// <summary>The time step of a name as <see cref="TimeStep.ToString"/> prints it; null where the product has none such.</summary>
    public TimeStep? FindStep(ReadOnlySpan<char> name) =>
        _stepsByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var step) ? step : null;

    /// <summary>The place of a time step in <see cref="Steps"/>; negative where the product has no such step.</summary>
    public int IndexOf(TimeStep step)
    {
        var (low, high) = (0, Steps.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Steps[middle].Date.CompareTo(step.Date);
            if (order == 0) return Steps[middle] == step ? middle : -1;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    /// <summary>The STAC name of the asset of a time step: <c>sr_2018-01-03</c>; <c>labels</c> for labels.</summary>
    public string AssetName(TimeStep? step) => step is { } s ? $"{AssetPrefix}_{s}" : AssetPrefix;

    public override string ToString() => Key;

    // Loops, since LINQ over a struct of ours is compiled anew in every process.
    private static TimeStep[] FiveDays()
    {
        var first = new DateOnly(2018, 1, 3);
        var steps = new TimeStep[146];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = new TimeStep(first.AddDays(5 * i), false);
        }

        return steps;
    }

    private static TimeStep[] Months()
    {
        var steps = new TimeStep[12];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = TimeStep.Month(2018, i + 1);
        }

        return steps;
    }
}
