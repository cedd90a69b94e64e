using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Storage.Addresses;
using Product = RapidAI4EO.Corpus.Product;

namespace RapidAI4EO.Benchmarks;

/// <summary>
/// The tutorial's questions, each asked as a user asks it: reading the box or the filter and preparing the area are part of it.
/// Only the boundary of Germany is read beforehand, as the tutorial does outside its timing.
/// </summary>
internal sealed class Questions
{
    private readonly SampleSearch _search;
    private readonly NtsGeometry _germany = Countries.Find("DE").Geometry;

    public Questions(SampleIndex index) => _search = new SampleSearch(index);

    /// <summary>The samples that intersect a box round Berlin.</summary>
    public SampleSet Berlin() =>
        _search.Find(new Subset { Areas = [AreaOfInterest.Intersects(BoundingBox.Parse("13.05,52.35,13.72,52.69"))] });

    /// <summary>The samples with more than 80 % of peat bog.</summary>
    public SampleSet PeatBog() => _search.Find(new Subset { Filter = Cql2Parser.Parse("clc_412 > 0.8") });

    /// <summary>The samples that are forest and nothing else.</summary>
    public SampleSet PureForest() => _search.Find(new Subset { Filter = Cql2Parser.Parse("clc_31 = 1") });

    /// <summary>The samples within Germany.</summary>
    public SampleSet Germany() => _search.Find(new Subset { Areas = [AreaOfInterest.Within(_germany)] });

    /// <summary>The samples within Germany that are forest and nothing else.</summary>
    public SampleSet GermanForest() => _search.Find(GermanForestIn2018());

    /// <summary>The same, and the URLs of their Planet Fusion and Sentinel-2 images of 2018.</summary>
    /// <returns>How many URLs went to the stream.</returns>
    public long GermanForestHrefs(Stream stream)
    {
        var subset = GermanForestIn2018();
        var assets = new AssetList(_search.Index, _search.Find(subset), subset.AssetsPerSample);
        assets.WriteLines(stream, Roots.Azure.ToString());
        return assets.Count;
    }

    private Subset GermanForestIn2018() => new()
    {
        Areas = [AreaOfInterest.Within(_germany)],
        Filter = Cql2Parser.Parse("clc_31 = 1"),
        Products = [Product.PlanetFusion, Product.Sentinel2],
        Datetime = TimeInterval.Parse("2018"),
    };
}
