using System.Globalization;
using System.Text;

namespace RapidAI4EO.Corpus;

/// <summary>The licences of what was fetched, as text: said once, and laid beside the files.</summary>
public static class LicenceNotice
{
    /// <summary>The notice's name in a destination.</summary>
    public const string FileName = "LICENSES.txt";

    /// <summary>A line for each licence of these products, for a terminal.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<Product> products) =>
        [.. LicencesOf(products).Select(licence => $"{licence.Title}: {licence.Terms}. {licence.Attribution}.")];

    /// <summary>The whole notice for these products.</summary>
    public static string Text(IEnumerable<Product> products) => Text(LicencesOf(products));

    internal static IReadOnlyList<Licence> LicencesOf(IEnumerable<Product> products)
    {
        var named = products.Select(Licence.Of).ToHashSet();
        return [.. Licence.All.Where(named.Contains)];
    }

    internal static string Text(IEnumerable<Licence> licences)
    {
        var text = new StringBuilder("The files in this folder are part of the RapidAI4EO corpus. Keep this notice with them and with what is made from them.\n");
        foreach (var licence in licences)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{licence.Title}\n  {licence.Terms}\n  {licence.Attribution}\n  {licence.Url}\n");
        }

        return text.ToString();
    }
}
