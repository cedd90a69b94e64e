namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>What compressions are called that are not read here, so that a refusal says more than a number. Numbers as in libtiff's tiff.h.</summary>
internal static class ForeignCompressions
{
    /// <summary>The number, and the name where it has one: <c>50000 (Zstandard)</c>.</summary>
    public static string Describe(long number) => NameOf(number) is { } name ? $"{number} ({name})" : $"{number}";

    private static string? NameOf(long number) => number switch
    {
        2 => "CCITT RLE",
        3 => "CCITT Group 3",
        4 => "CCITT Group 4",
        6 => "old JPEG",
        7 => "JPEG",
        34712 => "JPEG 2000",
        34887 => "LERC",
        34925 => "LZMA",
        50000 => "Zstandard",
        50001 => "WebP",
        50002 => "JPEG XL",
        _ => null,
    };
}
