using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>The writers of one request, one a collection, got when they are first needed.</summary>
internal sealed class PageWriters(ItemWriters writers, SearchRequest request, ApiLinks links) : IDisposable
{
    private readonly ItemWriter?[] _writers = new ItemWriter?[CollectionKind.All.Count];
    private readonly bool _isWhole = request.Fields is null && request.Shown is null;

    public ItemWriter Of(CollectionKind kind) => _writers[kind.Index] ??= _isWhole
        ? writers.Rent(kind, links)
        : writers.Create(kind, writers.OptionsOf(request, links));

    public void Dispose()
    {
        foreach (var writer in _writers.OfType<ItemWriter>())
        {
            if (_isWhole) writers.Return(writer, links);
            else writer.Dispose();
        }
    }
}
