using System.Globalization;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Search.Output.Rows;

/// <summary>Prints a count of 1/40000 as the share's shortest decimals, as Python and the published file do.</summary>
internal static class FractionDecimals
{
    /// <summary>Below this count Python writes an exponent: 0.0001 is the smallest number that it prints plainly.</summary>
    private const int FirstPlain = 4;

    private static readonly string?[] Printed = new string?[ClassPostings.SharesUnit + 1];

    public static string Print(int count) => Printed[count] ??= count switch
    {
        0 => "0.0",
        ClassPostings.SharesUnit => "1.0",
        < FirstPlain => (count * 2.5).ToString("0.#", CultureInfo.InvariantCulture) + "e-05",
        _ => "0." + (count * 25).ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0'),
    };
}
