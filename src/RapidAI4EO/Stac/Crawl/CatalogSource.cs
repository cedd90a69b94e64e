using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Configuration;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>Which catalog is meant, and the roots below which its documents lie, with their tokens.</summary>
/// <param name="Address">The catalog's, without a token.</param>
/// <param name="Roots">For <see cref="StacReaderOptions.Roots"/>.</param>
/// <param name="Warnings">Sentences on what the user should look at.</param>
public sealed record CatalogSource(DocumentAddress Address, IReadOnlyList<RootAddress> Roots, IReadOnlyList<string> Warnings)
{
    private const string AzureMark = "azure+";

    /// <summary>
    /// From what a user writes. Without roots, a token goes to the folder that a catalog of the web lies in, which then is its root:
    /// one which stands behind the URL or in <c>RAPIDAI4EO_SAS</c>. With roots, a catalog that is neither a URL nor a file that exists is
    /// a key below them.
    /// </summary>
    /// <param name="catalog">A URL, a path, or a key.</param>
    /// <param name="roots">URLs, folders or names of roots; null for none.</param>
    /// <param name="names">Knows the names and tokens.</param>
    /// <exception cref="InvalidInputException">One of them cannot be understood.</exception>
    public static CatalogSource Find(string catalog, IReadOnlyList<string>? roots, RootResolver names)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(names);
        var isUrl = catalog.Contains("://");
        if (roots is { Count: > 0 })
        {
            var resolved = names.Resolve(roots);
            var isBelow = !isUrl && !Path.IsPathRooted(catalog) && !File.Exists(catalog);
            return new CatalogSource(isBelow ? DocumentAddress.Parse(resolved.Roots[0].Href(catalog)) : AddressOf(catalog), resolved.Roots, resolved.Warnings);
        }

        if (!isUrl || AddressOf(catalog).File is not null) return new CatalogSource(AddressOf(catalog), [], []);
        var own = names.Resolve([FolderOf(catalog)]);
        return new CatalogSource(AddressOf(catalog), [.. own.Roots.Where(IsNeeded)], own.Warnings);
    }

    /// <summary>A document below a root is called by its key wherever redirects lead, and they must not lead to another host. Without a token that only costs.</summary>
    private static bool IsNeeded(RootAddress folder) => folder.HasSecret || folder.Container is not null;

    /// <summary>A query that holds a signature belongs to the root; any other to the document.</summary>
    private static DocumentAddress AddressOf(string catalog)
    {
        var plain = catalog.StartsWith(AzureMark, StringComparison.OrdinalIgnoreCase) ? catalog[AzureMark.Length..] : catalog;
        return DocumentAddress.Parse(IsSigned(plain) ? plain[..plain.IndexOf('?')] : plain);
    }

    private static string FolderOf(string catalog)
    {
        var query = catalog.IndexOfAny(['?', '#']);
        var path = query < 0 ? catalog : catalog[..query];
        return path[..(path.LastIndexOf('/') + 1)] + (IsSigned(catalog) ? catalog[catalog.IndexOf('?')..] : "");
    }

    private static bool IsSigned(string catalog) =>
        catalog.IndexOf('?') is var query and >= 0 && SasToken.FindFault(catalog[(query + 1)..].Split('#')[0]) is null;
}
