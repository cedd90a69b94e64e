using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;
using RapidAI4EO.Stac.Objects;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>The ways on from a document.</summary>
internal static class LinkPaths
{
    private static readonly string[] Down = ["child", "item", "items"];

    /// <summary>Down to children and items: of an item collection, on to its next page. What a link says of its type counts for nothing.</summary>
    public static IEnumerable<CrawlPath> Of(StacObject document, CrawlPath trail, Func<DocumentAddress, DocumentAddress> canonical) =>
        document switch
        {
            StacCatalog => Follow(document, trail, Down, canonical),
            StacItemCollection => Follow(document, trail, ["next"], canonical),
            _ => [],
        };

    /// <summary>Only to catalogs and collections.</summary>
    public static IEnumerable<CrawlPath> OfChildren(StacObject document, CrawlPath trail, Func<DocumentAddress, DocumentAddress> canonical) =>
        document is StacCatalog ? Follow(document, trail, ["child"], canonical) : [];

    /// <summary>Links of some relations, in the order of the document, each resolved when it is asked for.</summary>
    public static IEnumerable<CrawlPath> Follow(
        StacObject document, CrawlPath trail, string[] relations, Func<DocumentAddress, DocumentAddress> canonical)
    {
        foreach (var json in JsonMembers.Elements(document[StacMember.Links]))
        {
            var link = StacLink.Read(json, document.Address);
            if (link is null || link.Relation.Length == 0)
            {
                yield return new CrawlPath(trail.Address, trail, "It has a link without a rel, which leads nobody knows where.");
                continue;
            }

            if (!relations.Contains(link.Relation)) continue;
            // An empty address would be the document's own.
            if (string.IsNullOrWhiteSpace(link.Href))
            {
                yield return new CrawlPath(trail.Address, trail, $"It has a link ({link.Relation}) without an href.");
                continue;
            }

            yield return document.Address.Follow(link.Href, out var fault) is { } target
                ? new CrawlPath(canonical(target), trail)
                : new CrawlPath(trail.Address, trail, $"Its link '{DisplayText.Text(RootAddress.WithoutSecrets(link.Href))}' ({link.Relation}) {fault}.");
        }
    }
}
