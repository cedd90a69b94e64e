using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public sealed class CorpusTreeWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteAssets_SomeKeys_LieAtTheirKeys()
    {
        AssetKey[] keys =
        [
            .. from sample in TestCorpora.Berlin.Samples.Take(3)
               from product in Product.All
               select new AssetKey(sample, product, product.HasTime ? product.Steps[7] : null),
        ];
        var total = new CorpusTreeWriter(TestCorpora.Berlin, _folder.Path).WriteAssets(keys, TestContext.Current.CancellationToken);

        var chips = new SyntheticChips(TestCorpora.Berlin);
        Assert.All(keys, key => Assert.Equal(chips.Create(key), File.ReadAllBytes(Path.Combine(_folder.Path, key.ToString()))));
        var files = new DirectoryInfo(_folder.Path).GetFiles("*", SearchOption.AllDirectories);
        Assert.Equal((keys.Length, total), (files.Length, files.Sum(f => f.Length)));
    }

    [Fact]
    public void WriteAssets_Cancelled_Throws() => Assert.Throws<OperationCanceledException>(() =>
        new CorpusTreeWriter(TestCorpora.Berlin, _folder.Path).WriteAssets([], new CancellationToken(canceled: true)));
}
