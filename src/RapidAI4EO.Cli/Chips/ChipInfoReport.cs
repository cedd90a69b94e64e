using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Chips;

/// <summary>An image for people: what it is, and a table of its bands.</summary>
internal static class ChipInfoReport
{
    public static void Write(StandardOutput output, ChipInfoResult info)
    {
        var facts = new TextTable("", "");
        facts.Add("file", $"{info.File}, {Units.Bytes(info.Bytes)}");
        if (info.Key is not null) facts.Add("asset", $"{info.Product} of {info.Sample}, {info.TimeStep}");
        facts.Add("pixels", $"{info.Width} x {info.Height}, {info.Bands.Count} {(info.Bands.Count == 1 ? "band" : "bands")} of {info.Type}");
        facts.Add("stored", Stored(info.Layout));
        facts.Add("CRS", info.Epsg is { } code ? $"EPSG:{code}, pixel is {info.PixelIs}" : "not said");
        facts.Add("transform", Numbers(info.Transform, "0.######"));
        facts.Add("bounds", Numbers(info.Bounds, "0.###"));
        facts.Add("lon/lat", Numbers(info.LonLat, "0.00000"));
        facts.Add("nodata", info.Nodata?.ToString() ?? "none");
        foreach (var image in info.FurtherImages)
        {
            facts.Add(image.IsMask ? "mask" : image.IsOverview ? "overview" : "image", $"{image.Width} x {image.Height}");
        }

        facts.Write(output);
        output.Write("\n"u8);
        BandsOf(info).Write(output);
    }

    private static TextTable BandsOf(ChipInfoResult info)
    {
        // The standard deviation of the population, as GDAL has it.
        var table = new TextTable("band", "min", "max", "mean", "stddev");
        foreach (var band in info.Bands)
        {
            table.Add(band.Name, Number(band.Min), Number(band.Max), Number(band.Mean), Number(band.Stddev));
        }

        return table;
    }

    private static string Stored(ChipLayoutResult layout) =>
        $"{(layout.IsBigTiff ? "BigTIFF" : "TIFF")}, {layout.ByteOrder}-endian, {layout.Blocks} of {layout.BlockWidth} x {layout.BlockHeight}, "
        + $"{layout.Interleaving}-interleaved, {layout.Compression}{(layout.Predictor > 1 ? $" with predictor {layout.Predictor}" : "")}";

    private static string Numbers(IReadOnlyList<double>? numbers, string format) =>
        numbers is null ? "not said" : string.Join(", ", numbers.Select(number => number.ToString(format)));

    private static string Number(double? number) => number?.ToString("0.######") ?? "-";
}
