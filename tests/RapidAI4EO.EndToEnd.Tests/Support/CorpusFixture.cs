using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Samples;
using Xunit;

[assembly: AssemblyFixture(typeof(CorpusFixture))]

namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>A small corpus round Berlin, made once: its resource files, the chips of two samples in May 2018, an index, a host.</summary>
public sealed class CorpusFixture : IAsyncLifetime
{
    public const string Berlin = "13.05,52.35,13.72,52.69";

    private readonly TemporaryFolder _folder = new();
    private CorpusHost? _host;

    /// <summary>A root on disk.</summary>
    public string Root => _folder["corpus"];

    /// <summary>The same root over HTTP.</summary>
    public string Address => _host!.Address;

    public string Index => _folder["berlin.index"];

    public SyntheticCorpus Corpus { get; } = new(SyntheticCorpusOptions.Berlin);

    /// <summary>The samples that have chips.</summary>
    public IReadOnlyList<SampleId> Chipped => [.. Corpus.Samples.Order().Take(2)];

    /// <summary>The keys of their chips: 2 samples, 6 + 6 + 1 files each.</summary>
    public IReadOnlyList<AssetKey> Chips => [.. Chipped.SelectMany(id => Product.Images.SelectMany(product =>
        product.Steps.Where(step => step.Date is { Year: 2018, Month: 5 }).Select(step => new AssetKey(id, product, step))))];

    public async ValueTask InitializeAsync()
    {
        var writer = new CorpusTreeWriter(Corpus, Root);
        writer.WriteResources();
        writer.WriteAssets(Chips);
        _host = await CorpusHost.StartAsync(Root);
        var built = await new Cli(_folder["cache"]).RunAsync("index", "build", "--resources", Root, "--index", Index);
        Assert.Equal("", built.Output);
        Assert.Equal(0, built.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _folder.Dispose();
    }
}
