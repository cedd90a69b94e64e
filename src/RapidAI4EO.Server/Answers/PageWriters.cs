using System.Buffers;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>Writes the items of one request, as whole as it asks for; the writers, one a collection, are got when they are first needed. Not safe for use by many threads.</summary>
internal sealed class PageWriters : IDisposable
{
    private readonly ItemWriter?[] _rented = new ItemWriter?[CollectionKind.All.Count];
    private readonly ItemWriters _writers;
    private readonly ApiLinks _links;

    /// <summary>Null where items are written whole.</summary>
    private readonly ItemOptions? _options;

    /// <summary>Null where the writers leave what was asked for.</summary>
    private readonly NestedFields? _nested;
    private readonly ArrayBufferWriter<byte> _item = new();

    public PageWriters(ItemWriters writers, SearchRequest request, ApiLinks links)
    {
        (_writers, _links) = (writers, links);
        _options = request.Fields is null && request.Shown is null ? null : writers.OptionsOf(request, links);
        if (request.Fields is { IsNested: true } fields) _nested = new NestedFields(fields);
    }

    /// <summary>Writes a sample's item of a collection.</summary>
    public void Write(CollectionKind kind, int ordinal, IBufferWriter<byte> output)
    {
        if (_nested is null)
        {
            Of(kind).Write(ordinal, output);
            return;
        }

        _item.ResetWrittenCount();
        Of(kind).Write(ordinal, _item);
        _nested.Copy(_item.WrittenSpan, output);
    }

    public void Dispose()
    {
        foreach (var writer in _rented.OfType<ItemWriter>())
        {
            if (_options is null) _writers.Return(writer, _links);
            else writer.Dispose();
        }
    }

    private ItemWriter Of(CollectionKind kind) => _rented[kind.Index] ??= _options is null ? _writers.Rent(kind, _links) : _writers.Create(kind, _options);
}
