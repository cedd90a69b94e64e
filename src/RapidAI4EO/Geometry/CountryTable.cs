namespace RapidAI4EO.Geometry;

/// <summary>
/// The table of codes and names, <c>Data/countries.csv</c>: alpha-2, alpha-3, numeric, name, and aliases with bars between them;
/// semicolons separate, nothing is quoted. It has a line for every country of the map.
/// </summary>
internal static class CountryTable
{
    public static IReadOnlyList<Country> Read()
    {
        using var reader = new StreamReader(EmbeddedData.Open("countries.csv"));
        var countries = new List<Country>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            countries.Add(Parse(line.Split(';')));
        }

        return countries;
    }

    private static Country Parse(string[] fields) => new(
        Code(fields[0]), Code(fields[1]), Code(fields[2]), fields[3], fields[4].Split('|', StringSplitOptions.RemoveEmptyEntries));

    private static string? Code(string field) => field.Length > 0 ? field : null;
}
