namespace RapidAI4EO.Stac.Export;

/// <summary>Counts what is written, by many threads.</summary>
internal sealed class ExportTotals
{
    private int _samples;
    private int _collections;
    private long _items;
    private long _assets;
    private long _bytes;

    public long Items => Interlocked.Read(ref _items);

    public void AddSample() => Interlocked.Increment(ref _samples);

    public void AddCatalog(int bytes) => Interlocked.Add(ref _bytes, bytes);

    public void AddCollection(int bytes)
    {
        Interlocked.Increment(ref _collections);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void AddItem(int assets, int bytes)
    {
        Interlocked.Increment(ref _items);
        Interlocked.Add(ref _assets, assets);
        Interlocked.Add(ref _bytes, bytes);
    }

    public CatalogExportSummary ToSummary(string catalog) => new(catalog, _samples, _collections, _items, _assets, _bytes);
}
