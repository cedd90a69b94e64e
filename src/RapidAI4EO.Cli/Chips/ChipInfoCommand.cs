using System.CommandLine;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Cli.Chips;

/// <summary>Says what is in an image.</summary>
internal sealed class ChipInfoCommand : ProgramCommand
{
    private readonly Argument<string> _file = new("FILE|KEY") { Description = "A GeoTIFF on disk, or the key or URL of an image below a root." };

    private readonly BareProductOption _product = new();

    public ChipInfoCommand()
        : base(
            "info",
            "Show an image's layout, place and bands, with the least, largest and mean of each.",
            "chip info ./berlin/imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif",
            "chip info imagery/33N/15E-200N/33N_15E-200N_01_09/S2-SR/2018-05.tif --root ./berlin --json")
    {
        Add(_file);
        Add(_product.Option);
        Add(CommonOptions.Root);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var file = await ChipFile.ReadAsync(call, call.Get(_file)!);
        var chip = Chip.Decode(file.Bytes, file.Name, file.Key, product: _product.Read(call));
        var further = GeoTiffReader.Open(file.Bytes, file.Name).FurtherImages(out var fault);
        var result = ChipInfoResult.Of(chip, file.Bytes.Length, further);
        if (chip.Info.DoubtsOf(chip.Name) is { } doubts) call.Messages.Warn(doubts);
        if (fault is not null) call.Messages.Warn($"What else is in {chip.Name} cannot be known whole: {fault}.");
        if (call.Json)
        {
            JsonOutput.Write(call.Results, result, ChipResultJson.Readable.ChipInfoResult);
        }
        else
        {
            ChipInfoReport.Write(call.Results, result);
        }

        return ExitCode.Done;
    }
}
