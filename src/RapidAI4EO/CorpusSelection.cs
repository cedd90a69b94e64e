using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO;

/// <summary>Samples that were found, and their files. It belongs to the client that found it.</summary>
public sealed class CorpusSelection
{
    private readonly SampleIndex _index;
    private readonly Subset _subset;

    internal CorpusSelection(SampleIndex index, SampleSet samples, Subset subset)
    {
        (_index, _subset, Samples) = (index, subset, samples);
        Assets = new AssetList(index, samples, subset.AssetsPerSample);
    }

    /// <summary>How many samples.</summary>
    public int Count => Assets.SampleCount;

    /// <summary>The samples by their ordinals in the index.</summary>
    public SampleSet Samples { get; }

    /// <summary>The files, computed as they are read: 152 million take no more memory than one sample's.</summary>
    public AssetList Assets { get; }

    /// <summary>The samples' ids in the order of the index.</summary>
    public IEnumerable<SampleId> Ids => Samples.Ordinals().Select(_index.IdOf);

    /// <summary>The files' keys below a root.</summary>
    public IEnumerable<string> Keys => Assets.Keys().Select(key => key.ToString());

    /// <summary>The STAC catalog of the selection, document by document.</summary>
    /// <param name="hrefRoot">What stands before each key in hrefs: a URL or a folder, with a slash at its end.</param>
    public ComputedCatalog Catalog(string hrefRoot) =>
        new(_index, Samples, new ItemOptions(hrefRoot) { Assets = new AssetSelection(_subset.AssetsPerSample) });
}
