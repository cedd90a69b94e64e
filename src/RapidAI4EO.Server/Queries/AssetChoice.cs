using System.IO.Enumeration;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Queries;

/// <summary>
/// Parameters of our own that leave assets out of the items that are found: <c>assets-datetime</c> by their time, <c>products</c>,
/// <c>assets-roles</c> and <c>assets-names</c>. All that is given must hold, of a list one is enough. Which items are found does not change.
/// </summary>
internal static class AssetChoice
{
    public const string TimeParameter = "assets-datetime";
    public const string ProductParameter = "products";
    public const string RoleParameter = "assets-roles";
    public const string NameParameter = "assets-names";

    /// <returns>Null where nothing is left out.</returns>
    public static AssetSelection? Read(RequestParameters parameters, TimeInterval datetime)
    {
        var time = SearchRequestReader.At(TimeParameter, () => Time(parameters.Text(TimeParameter), datetime));
        var products = SearchRequestReader.At(ProductParameter, () => parameters.List(ProductParameter)?.Select(Product.Parse).ToHashSet());
        var roles = SearchRequestReader.At(RoleParameter, () => Roles(parameters.List(RoleParameter)));
        var names = SearchRequestReader.At(NameParameter, () => Names(parameters.List(NameParameter)));
        if (time is null && products is null && roles is null && names is null) return null;
        var subset = new Subset
        {
            Products = [.. Product.All.Where(product => products?.Contains(product) != false && roles?.Overlaps(AssetRoles.Of(product)) != false)],
            Datetime = time ?? TimeInterval.Always,
        };
        return new AssetSelection(subset.AssetsPerSample.Where(asset => names?.Contains(asset.Product.AssetName(asset.Step)) != false));
    }

    /// <summary>True for the time of the search, or a time of its own.</summary>
    private static TimeInterval? Time(string? text, TimeInterval datetime) => text switch
    {
        null or "false" => null,
        "true" => datetime,
        _ when text.Any(char.IsAsciiDigit) => ApiTime.Parse(text),
        _ => throw new InvalidInputException($"'{TimeParameter}' is true, false or a time as in datetime, not '{Excerpt.Of(text)}'."),
    };

    private static HashSet<string>? Roles(IReadOnlyList<string>? roles) =>
        roles?.FirstOrDefault(role => !AssetRoles.All.Contains(role)) is { } unknown
            ? throw new InvalidInputException($"No asset has the role '{Excerpt.Of(unknown)}'. The roles are {string.Join(", ", AssetRoles.All)}.")
            : roles?.ToHashSet();

    /// <summary>The names that are meant; patterns as in <see cref="RapidAI4EO.Stac.Crawl.AssetFilter.Names"/>.</summary>
    private static HashSet<string>? Names(IReadOnlyList<string>? patterns)
    {
        if (patterns is null) return null;
        const int Most = 1000;
        if (patterns.Count > Most) throw new InvalidInputException($"'{NameParameter}' takes {Most} names at most, not {patterns.Count}. Use * for any letters.");
        var meant = new HashSet<string>();
        foreach (var pattern in patterns)
        {
            var named = AllNames.Where(name => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)).ToList();
            if (named.Count == 0) throw new InvalidInputException($"No asset is named '{Excerpt.Of(pattern)}'. Names are as {Examples}; * stands for any letters.");
            meant.UnionWith(named);
        }

        return meant;
    }

    private static string Examples => string.Join(", ", Product.All.Select(product => product.AssetName(product.HasTime ? product.Steps[0] : null)));

    private static IEnumerable<string> AllNames => CollectionKind.All.SelectMany(AssetSelection.All.Of).Select(asset => asset.Product.AssetName(asset.Step));
}
