using System.Buffers;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Computed;

public sealed class ItemValidityTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ItemOfEachCollection_IsValidStac()
    {
        foreach (var kind in CollectionKind.All)
        {
            using var writer = new ItemWriter(TestIndex.Europe.Index, kind, new ItemOptions("https://example.org/corpus/"));
            var item = new ArrayBufferWriter<byte>();
            writer.Write(17, item);
            _folder.Write($"{kind.Id}.json", item.WrittenSpan.ToArray());
        }

        StacValidator.Validate(_folder.Path);
    }
}
