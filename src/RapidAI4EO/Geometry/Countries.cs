using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// The countries of the world by code or name, with the boundaries of Natural Earth at 1:50 million, version 4.1: drawn as
/// controlled on the ground, overseas parts included, and generalised by kilometres. For a sharper edge, read a file of one's own.
/// </summary>
/// <remarks>
/// Some territories with a code of their own belong to another country on this map (Svalbard, French Guiana, Réunion) or are too
/// small for it (Gibraltar, Tuvalu); they are not found.
/// </remarks>
public static class Countries
{
    private static readonly Lazy<IReadOnlyList<Country>> Table = new(CountryTable.Read);
    private static readonly Lazy<Dictionary<string, Country>> ByName = new(Index);

    /// <summary>All countries by their English names.</summary>
    public static IReadOnlyList<Country> All => Table.Value;

    /// <summary>
    /// Finds a country by its ISO 3166-1 code (<c>DE</c>, <c>DEU</c>, <c>276</c>; <c>EL</c> and <c>UK</c> too) or its name in
    /// English or its own language; case, accents and punctuation do not count.
    /// </summary>
    /// <exception cref="InvalidInputException">There is no such country; the message suggests the nearest names.</exception>
    public static Country Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = CountryName.Fold(text);
        if (ByName.Value.TryGetValue(name, out var country))
        {
            return country;
        }

        var nearest = CountryName.Nearest(name, All);
        var hint = nearest.Count > 0 ? $" Did you mean {string.Join(", ", nearest)}?" : "";
        throw new InvalidInputException(
            $"There is no country '{DisplayText.Text(text)}' on the map.{hint} Write an ISO code or a name, as in DE, DEU or Germany.");
    }

    private static Dictionary<string, Country> Index()
    {
        var index = new Dictionary<string, Country>();
        foreach (var country in All)
        {
            foreach (var name in country.Names)
            {
                index.TryAdd(CountryName.Fold(name), country);
            }
        }

        return index;
    }
}
