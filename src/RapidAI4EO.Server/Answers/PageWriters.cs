using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>The writers of one request, one a collection, got when they are first needed.</summary>
internal sealed class PageWriters : IDisposable
{
    private readonly ItemWriter?[] _rented = new ItemWriter?[CollectionKind.All.Count];
    private readonly ItemWriters _writers;
    private readonly ApiLinks _links;

    /// <summary>Null where items are written whole.</summary>
    private readonly ItemOptions? _options;

    public PageWriters(ItemWriters writers, SearchRequest request, ApiLinks links)
    {
        (_writers, _links) = (writers, links);
        _options = request.Fields is null && request.Shown is null ? null : writers.OptionsOf(request, links);
    }

    public ItemWriter Of(CollectionKind kind) => _rented[kind.Index] ??= _options is null ? _writers.Rent(kind, _links) : _writers.Create(kind, _options);

    public void Dispose()
    {
        foreach (var writer in _rented.OfType<ItemWriter>())
        {
            if (_options is null) _writers.Return(writer, _links);
            else writer.Dispose();
        }
    }
}
