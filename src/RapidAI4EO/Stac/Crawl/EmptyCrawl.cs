using System.Globalization;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Doubts;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>Why a crawl found no item, or no asset of the items that it found.</summary>
internal sealed class EmptyCrawl(StacQuery query, PassedBy passed, long documents)
{
    public IEnumerable<Doubt> OfNoItem()
    {
        if (query.Limit is 0) return [new Doubt(DoubtKind.NothingTaken, "A limit of 0 takes no item.")];
        if (query.Areas.FirstOrDefault(IsSwapped) is { } swapped)
        {
            return [new Doubt(DoubtKind.AxesSwapped, $"No item is in {swapped.Name}, and some may be if latitude and longitude changed places. Write the longitude first.")];
        }

        return [(passed.Times, passed.Bounds.IsNull) switch
        {
            ({ } times, true) => new Doubt(DoubtKind.NoTimeStep, $"Nothing in the catalog is of the time that was asked for: what there is goes over {times}."),
            (null, false) => new Doubt(DoubtKind.NoItemThere, $"No item is in {string.Join(" and ", query.Areas.Select(area => area.Name))}. What there is lies {Around(passed.Bounds)}."),
            ({ } times, false) => new Doubt(
                DoubtKind.CombinationEmpty, $"No item is of the time and in the place at once. What is of the time lies {Around(passed.Bounds)}; all else goes over {times}."),
            _ => new Doubt(DoubtKind.NoItemThere, string.Create(CultureInfo.InvariantCulture, $"The catalog has no such item: of {documents:N0} documents that were read none is one or links to one.")),
        }];
    }

    /// <summary>Items were found, and none has an asset that was asked for.</summary>
    public IEnumerable<Doubt> OfNoAsset()
    {
        if (passed.Names.Count == 0) return [];
        var assets = query.Assets;
        List<string> sentences = [];
        Say("role", assets.Roles, passed.Roles);
        Say("name", assets.Names, passed.Names);
        Say("media type", assets.MediaTypes, passed.MediaTypes);
        var reason = sentences.Count > 0 ? string.Join(' ', sentences) : "No asset of the items is of the time that was asked for.";
        return [new Doubt(DoubtKind.NoAssetChosen, $"The items that were found have no asset that was asked for. {reason}")];

        void Say(string kind, IReadOnlyList<string> asked, IReadOnlyCollection<string> there)
        {
            if (asked.Count == 0) return;
            var has = there.Count == 0 ? "none says any" : $"there are {string.Join(", ", there.Select(text => DisplayText.Text(text)))}";
            sentences.Add($"The {kind} asked for is {string.Join(" or ", asked)}; {has}.");
        }
    }

    private bool IsSwapped(AreaOfInterest area)
    {
        if (passed.Bounds.IsNull) return false;
        var box = BoxOf(passed.Bounds);
        return !area.MaySelectIn(box) && area.Swapped()?.MaySelectIn(box) == true;
    }

    private static string Around(Envelope bounds) => string.Create(
        CultureInfo.InvariantCulture, $"between longitude {bounds.MinX:0.00} and {bounds.MaxX:0.00} and latitude {bounds.MinY:0.00} and {bounds.MaxY:0.00}");

    private static BoundingBox BoxOf(Envelope bounds) => BoundingBox.From(
        [Math.Clamp(bounds.MinX, -180, 180), Math.Clamp(bounds.MinY, -90, 90), Math.Clamp(bounds.MaxX, -180, 180), Math.Clamp(bounds.MaxY, -90, 90)]);
}
