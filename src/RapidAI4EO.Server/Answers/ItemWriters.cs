using System.Collections.Concurrent;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// Writers of whole items, kept for the next request: making one takes longer than writing an item. Those for chosen fields or assets
/// are made for their request.
/// </summary>
internal sealed class ItemWriters(SampleIndex index, string hrefRoot)
{
    /// <summary>So many that a name which each request makes up cannot fill the memory.</summary>
    private const int Capacity = 64;

    private readonly ConcurrentBag<(string Root, ItemWriter Writer)>[] _idle = [.. CollectionKind.All.Select(_ => new ConcurrentBag<(string, ItemWriter)>())];

    /// <summary>A writer of whole items; to be given back.</summary>
    public ItemWriter Rent(CollectionKind kind, RapidAI4EO.Server.Http.ApiLinks links)
    {
        if (_idle[kind.Index].TryTake(out var idle))
        {
            if (idle.Root == links.Root) return idle.Writer;
            idle.Writer.Dispose();
        }

        return Create(kind, new ItemOptions(hrefRoot) { Links = links, HasAllClasses = true });
    }

    public void Return(ItemWriter writer, RapidAI4EO.Server.Http.ApiLinks links)
    {
        var idle = _idle[writer.Collection.Index];
        if (idle.Count < Capacity) idle.Add((links.Root, writer));
        else writer.Dispose();
    }

    /// <summary>A writer with options of its own; to be disposed of.</summary>
    public ItemWriter Create(CollectionKind kind, ItemOptions options) => new(index, kind, options);

    public ItemOptions OptionsOf(Queries.SearchRequest request, RapidAI4EO.Server.Http.ApiLinks links) => new(hrefRoot)
    {
        Links = links,
        HasAllClasses = true,
        Fields = request.Fields?.ToItemFields() ?? ItemFields.All,
        Shown = request.Shown,
    };
}
