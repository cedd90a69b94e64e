using System.CommandLine;
using System.Globalization;
using NetTopologySuite.Geometries;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Cli.Info;

/// <summary>Says what is known of one sample: where it is, what covers it, which files it has.</summary>
internal sealed class InfoCommand : ProgramCommand
{
    private readonly Argument<string> _sample = new("ID|KEY") { Description = "A sample's id, as 33N_15E-200N_01_09, or the key of one of its files." };

    private readonly Option<string> _folder = new("--folder") { Description = "A folder of downloads: say how many of the files are in it.", HelpName = "DIR" };

    public InfoCommand()
        : base(
            "info",
            "Show where a sample is, what covers it, and which files it has.",
            "info $(rapidai4eo search --near 13.4,52.5,20 --limit 1)    # one within 20 km of a place",
            "info $(rapidai4eo search --near 13.4,52.5,20 --limit 1) --folder ./berlin",
            "info $(rapidai4eo search --near 13.4,52.5,20 --limit 1) --json")
    {
        Add(_sample);
        foreach (var option in (Option[])[_folder, CommonOptions.Root, CommonOptions.Index, CommonOptions.Resources]) Add(option);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var text = call.Get(_sample)!;
        var sample = AssetKey.TryParse(text, out var key) ? key.Sample : SampleId.Parse(text);
        var folder = call.Get(_folder);
        if (folder is not null && !Directory.Exists(folder)) throw new InvalidInputException($"{_folder.Name} names {folder}, which is not there.");
        using var index = await IndexAccess.OpenAsync(call);
        var ordinal = index.OrdinalOf(sample);
        if (ordinal < 0) throw new InvalidInputException($"The index has no sample {sample}. 'rapidai4eo search --near LONGITUDE,LATITUDE,KILOMETRES' finds those of a place.");
        var result = Describe(index, ordinal, CommonOptions.HrefRootOf(call), folder);
        if (call.Json) JsonOutput.Write(call.Results, result, InfoResultJson.Readable.InfoResult);
        else TableOf(result).Write(call.Results);
        return ExitCode.Done;
    }

    private static InfoResult Describe(SampleIndex index, int ordinal, string hrefRoot, string? folder)
    {
        var sample = index.IdOf(ordinal);
        var corners = index.PublishedCorners(ordinal);
        var bounds = sample.Footprint.Bounds;
        var (longitude, latitude) = ((corners.Bounds.West + corners.Bounds.East) / 2, (corners.Bounds.South + corners.Bounds.North) / 2);
        return new InfoResult(
            $"{sample}",
            Math.Round(longitude, Footprint.PublishedDecimals),
            Math.Round(latitude, Footprint.PublishedDecimals),
            CountryOf(longitude, latitude)?.ToString(),
            $"EPSG:{sample.Zone.EpsgCode}",
            [bounds.XMin, bounds.YMin, bounds.XMax, bounds.YMax],
            [.. LandCover(index, ordinal).OrderByDescending(share => share.Fraction)],
            [.. Product.All.Select(product => ProductFiles.Of(sample, product, hrefRoot, folder))],
            [.. CollectionKind.All.Select(kind => kind.ItemId(sample))]);
    }

    /// <summary>Where the middle lies.</summary>
    private static Country? CountryOf(double longitude, double latitude)
    {
        var middle = new Point(longitude, latitude);
        return Countries.All.FirstOrDefault(country => country.Geometry.EnvelopeInternal.Contains(longitude, latitude) && country.Geometry.Covers(middle));
    }

    private static IEnumerable<LandCoverShare> LandCover(SampleIndex index, int ordinal)
    {
        foreach (var landCover in ClcNomenclature.Classes)
        {
            var count = index.PostingsOf(landCover.Index).CountOf(ordinal);
            if (count == 0) continue;
            var fraction = count == ClassPostings.NonQuantized ? index.NonQuantizedFractionOf(ordinal, landCover.Index) : (double)count / ClassPostings.SharesUnit;
            yield return new LandCoverShare(landCover.Property, landCover.Name, fraction);
        }
    }

    private static TextTable TableOf(InfoResult result)
    {
        var table = new TextTable("", "");
        table.Add("sample", result.Sample);
        table.Add("place", string.Create(CultureInfo.InvariantCulture, $"longitude {result.Longitude}, latitude {result.Latitude}{(result.Country is { } country ? $", {country}" : "")}"));
        table.Add("footprint", $"{result.Crs}, {string.Join(", ", result.Bounds)} (west, south, east, north in metres)");
        foreach (var share in result.LandCover) table.Add("land cover", string.Create(CultureInfo.InvariantCulture, $"{100 * share.Fraction:0.0##} % {share.Name} ({share.Property})"));
        foreach (var files in result.Products)
        {
            var span = files.First is null ? "" : $", {files.First} to {files.Last}";
            table.Add(files.Product, $"{files.Title}: {Counted.Files(files.Files)}{span}{(files.Here is { } here ? $"; {here} here" : "")}");
            table.Add("", files.Href);
        }

        foreach (var item in result.Items) table.Add("STAC item", item);
        return table;
    }
}
