using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>The assets of an item that are meant, and a sentence on each that may be meant and had to be left out.</summary>
internal sealed class AssetChoice
{
    private readonly List<StacAsset> _chosen = [];
    private readonly List<string> _faults = [];
    private readonly StacItem _item;
    private readonly TimeInterval _datetime;
    private bool? _isItemMeant;

    public AssetChoice(StacItem item, AssetFilter filter, TimeInterval datetime)
    {
        _item = item;
        _datetime = datetime;
        _faults.AddRange(StacAsset.FaultsIn(item[StacMember.Assets]));

        // Not by way of the item, which would keep them all as long as it lives.
        foreach (var asset in StacAsset.ReadAll(item[StacMember.Assets], item.Address).Where(filter.IsMeant)) Consider(asset);
    }

    public IReadOnlyList<StacAsset> Chosen => _chosen;

    public IReadOnlyList<string> Faults => _faults;

    private void Consider(StacAsset asset)
    {
        if (!asset.HasHref) _faults.Add($"Its asset '{DisplayText.Text(asset.Name)}' has no href, so there is no file to name.");
        else if (_datetime == TimeInterval.Always || IsInTime(asset)) _chosen.Add(asset);
    }

    private bool IsInTime(StacAsset asset)
    {
        try
        {
            return asset.ReadTime() is { IsKnown: true } own ? own.Meets(_datetime) : IsItemInTime();
        }
        catch (InvalidInputException e)
        {
            _faults.Add($"Its asset '{DisplayText.Text(asset.Name)}' was left out: {e.Message}");
            return false;
        }
    }

    private bool IsItemInTime()
    {
        try
        {
            return _isItemMeant ??= _item.ReadTime().Meets(_datetime);
        }
        catch (InvalidInputException e)
        {
            _isItemMeant = false;
            _faults.Add($"Its assets without a time of their own were left out: {e.Message}");
            return false;
        }
    }
}
