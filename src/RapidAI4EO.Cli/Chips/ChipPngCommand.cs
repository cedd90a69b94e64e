using System.CommandLine;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Files.Native;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Imagery.Pictures;

namespace RapidAI4EO.Cli.Chips;

/// <summary>Makes a picture of a chip, or a sheet of pictures of a place through time.</summary>
internal sealed class ChipPngCommand : ProgramCommand
{
    private const int MaxScale = 32;
    private const int MaxColumns = 64;

    private readonly Argument<string> _file = new("FILE|KEY|ID") { Description = "A GeoTIFF on disk, or the key or URL of an image below a root; with --sheet, a sample's id." };

    private readonly Option<string> _to = new("--to") { Description = "The PNG to write. It is replaced if it is there.", HelpName = "FILE", Required = true };

    private readonly Option<string> _bands = new("--bands")
    {
        Description = "Three bands for red, green and blue, or one for grey, by name or number; or the name of an index. [default: red,green,blue]",
        HelpName = "LIST",
    };

    private readonly Option<string> _index = new("--index") { Description = "An index in colours, as ndvi.", HelpName = "NAME" };

    private readonly Option<string> _stretch = new("--stretch")
    {
        Description = "Stretch each band by itself between two of its percentiles, as 2,98; on a sheet, of all dates together. Colours are then not natural ones.",
        HelpName = "LOW,HIGH",
    };

    private readonly Option<bool> _joint = new("--joint") { Description = "With --stretch: one range for all bands together, which keeps the colours." };

    private readonly Option<string> _range = new("--range")
    {
        Description = "The reflectance that becomes black and white, the same for all bands and dates. [default: 0,0.3; with a band beyond red 0,0.5]",
        HelpName = "LOW,HIGH",
    };

    private readonly Option<string> _scale = new("--scale") { Description = $"Pixels of the picture a side for each of the chip, 1 to {MaxScale}. [default: 1]", HelpName = "N" };

    private readonly Option<bool> _legend = new("--legend") { Description = "A bar below that says what an index's colours mean." };

    private readonly Option<bool> _sheet = new("--sheet") { Description = "A sheet of a sample's chips through time, with their dates." };

    private readonly Option<string> _products = new("--products") { Description = "Of a sheet: pfsr or s2. [default: pfsr]", HelpName = "NAME" };

    private readonly Option<string> _datetime = new("--datetime") { Description = "Of a sheet: which dates, as 2018 or 2018-03/2018-08. [default: all]", HelpName = "TIME" };

    private readonly Option<string> _columns = new("--columns") { Description = $"Of a sheet: pictures in a row, 1 to {MaxColumns}.", HelpName = "N" };

    private readonly BareProductOption _product = new();

    public ChipPngCommand()
        : base(
            "png",
            "Make a picture of an image: three bands, one, or an index in colours; or a sheet of a sample through time.",
            "chip png imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-05-03.tif --to may.png --bands nir,red,green --scale 3",
            "chip png ./berlin/imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif --to ndvi.png --index ndvi --legend",
            "chip png 33N_15E-200N_01_09 --sheet --products pfsr --datetime 2018 --to year.png")
    {
        Add(_file);
        foreach (var option in (Option[])[_to, _bands, _index, _range, _stretch, _joint, _scale, _legend, _product.Option, _sheet, _products, _datetime, _columns, CommonOptions.Root])
        {
            Add(option);
        }

        _index.CompletionSources.Add([.. SpectralIndex.All.Select(index => index.Name)]);
        _products.CompletionSources.Add([Product.PlanetFusion.Key, Product.Sentinel2.Key]);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        RefuseLoneOptions(call);
        if (Path.GetExtension(call.Get(_to)!) is var ending && !ending.Equals(".png", StringComparison.OrdinalIgnoreCase) && !FileKind.IsSpecial(call.Get(_to)!))
        {
            throw new InvalidInputException($"{_to.Name} writes a PNG, so its name ends with .png and not with '{ending}'.");
        }

        var style = StyleOf(call);
        var scale = CountText.Parse(_scale.Name, call.Get(_scale), 1, MaxScale) ?? 1;
        var missing = new List<string>();
        var picture = call.Get(_sheet) ? await SheetAsync(call, style, scale, missing) : await OneAsync(call, style, scale);
        if (call.Get(_legend)) picture = Legend.Below(picture, style.Index!, style.Ramp);
        var path = call.Get(_to)!;
        AtomicFile.Write(path, "The picture", file => file.Write(Png.Encode(picture)));
        call.Messages.Note($"{path}: {picture.Width} x {picture.Height} pixels.");
        if (call.Json)
        {
            JsonOutput.Write(call.Results, new ChipPngResult(path, picture.Width, picture.Height, missing), ChipResultJson.Readable.ChipPngResult);
        }

        return missing.Count > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private async Task<Picture> OneAsync(Invocation call, ChipStyle style, int scale)
    {
        var file = await ChipFile.ReadAsync(call, call.Get(_file)!);
        var chip = Chip.Decode(file.Bytes, file.Name, file.Key, product: _product.Read(call));
        if (style.Index is { } index && chip.Product is null && !index.IsOf(chip))
        {
            throw new InvalidInputException($"{index.Name} needs {string.Join(" and ", index.Bands)}, and nothing says which bands {chip.Name} has. Add {_product.Option.Name} pfsr or s2.");
        }

        if (chip.Info.DoubtsOf(chip.Name) is { } doubts) call.Messages.Warn(doubts);
        return style.Paint(chip, ranges: null).Enlarged(scale);
    }

    private async Task<Picture> SheetAsync(Invocation call, ChipStyle style, int scale, List<string> missing)
    {
        var sample = SampleId.Parse(call.Get(_file)!);
        var product = Product.Parse(call.Get(_products) ?? Product.PlanetFusion.Key);
        if (!product.HasTime) throw new InvalidInputException($"{_products.Name} {product} has no images.");
        var interval = call.Get(_datetime) is { } time ? TimeInterval.Parse(time) : TimeInterval.Always;
        var steps = product.Steps.Where(step => interval.Contains(step.Timestamp)).ToList();
        if (steps.Count == 0) throw new InvalidInputException($"{product} has no date in {call.Get(_datetime)}.");
        using var roots = OpenedRoots.Of(call);
        var sheet = new ContactSheetPainter(new ChipStore(roots.Stores, limits: GeoTiffLimits.ForEachOf(steps.Count)), style, scale, missing);
        return await sheet.MakeAsync(sample, product, steps, CountText.Parse(_columns.Name, call.Get(_columns), 1, MaxColumns), call);
    }

    private void RefuseLoneOptions(Invocation call)
    {
        if (call.Get(_sheet)) return;
        foreach (var option in (Option[])[_products, _datetime, _columns])
        {
            if (call.Has(option)) throw new InvalidInputException($"{option.Name} is about a sheet, so it needs {_sheet.Name}.");
        }
    }

    private ChipStyle StyleOf(Invocation call)
    {
        var bands = call.Get(_bands)?.Split(',', StringSplitOptions.TrimEntries);
        if (call.Has(_index) && bands is not null) throw new InvalidInputException($"{_index.Name} and {_bands.Name} are two pictures. Name one.");
        var index = call.Get(_index) is { } name ? SpectralIndex.Parse(name) : bands is [var only] ? SpectralIndex.Find(only) : null;
        if (index is null && call.Get(_legend)) throw new InvalidInputException($"{_legend.Name} says what the colours of an index mean, so it needs {_index.Name}.");
        foreach (var option in (Option[])[_range, _stretch])
        {
            if (index is not null && call.Has(option)) throw new InvalidInputException($"{option.Name} is about bands; the colours of {index.Name} always mean the same.");
        }

        return new ChipStyle(index, bands, StretchOf(call));
    }

    private Stretch StretchOf(Invocation call)
    {
        if (call.Get(_joint) && !call.Has(_stretch)) throw new InvalidInputException($"{_joint.Name} is about percentiles, so it needs {_stretch.Name}. Without, all bands have one range anyway.");
        if (call.Has(_range) && call.Has(_stretch)) throw new InvalidInputException($"{_range.Name} says what becomes black and white, and {_stretch.Name} has the pixels say it. Name one.");
        if (call.Get(_range) is { } range) return Stretch.Of(BandRange.Parse(range));
        return call.Get(_stretch) is { } stretch ? Stretch.Parse(stretch, call.Get(_joint)) : Stretch.Default;
    }
}
