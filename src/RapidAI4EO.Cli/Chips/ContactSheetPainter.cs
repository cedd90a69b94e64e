using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.Pictures;

namespace RapidAI4EO.Cli.Chips;

/// <summary>Paints a sample's chips on one sheet. All share one stretch, over the pixels of all dates, so that light and dark ones can be compared.</summary>
internal sealed class ContactSheetPainter(ChipStore store, ChipStyle style, int scale, List<string> missing)
{
    private const int Parallel = 8;
    private const int WarningsShown = 5;

    public async Task<Picture> MakeAsync(SampleId sample, Product product, IReadOnlyList<TimeStep> steps, int? columns, Invocation call)
    {
        var chips = new Chip?[steps.Count];
        var problems = new string?[steps.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = call.Cancellation };
        await System.Threading.Tasks.Parallel.ForAsync(0, steps.Count, options, async (i, token) =>
        {
            try
            {
                chips[i] = await store.ReadAsync(new AssetKey(sample, product, steps[i]), token);
            }
            catch (CorpusException e)
            {
                problems[i] = e.Message;
            }
        });
        Tell(call.Messages, new AssetKey(sample, product, steps[0]), problems);
        var read = chips.OfType<Chip>().ToList();
        if (read.Select(chip => chip.Info.DoubtsOf(chip.Name)).FirstOrDefault(doubts => doubts is not null) is { } first) call.Messages.Warn(first);
        RequireRoom(read);
        var bands = style.BandsOf(read[0]);
        var ranges = style.Index is null ? style.Stretch.RangesOf(read, bands) : null;
        var cells = steps.Select((step, i) => (step.ToString(), chips[i] is { } chip ? style.Paint(chip, ranges).Enlarged(scale) : null)).ToList();
        var what = style.Index?.Name ?? string.Join('/', bands);
        return ContactSheet.Make($"{sample} {product} {what}", cells, columns);
    }

    private void RequireRoom(List<Chip> chips)
    {
        var pixels = chips.Sum(chip => (double)chip.Pixels.Pixels) * scale * scale;
        if (pixels > Picture.MaxPixels) throw new InvalidInputException($"The images of the sheet would have {pixels:N0} pixels, and {Picture.MaxPixels:N0} are possible. Take a smaller --scale or a shorter --datetime.");
    }

    private void Tell(Messages messages, AssetKey first, string?[] problems)
    {
        missing.AddRange(problems.OfType<string>());
        if (missing.Count == problems.Length) throw new CorpusException($"None of {Counted.Images(problems.Length)} could be read; of {first}: {problems[0]}");
        missing.Take(WarningsShown).ToList().ForEach(messages.Warn);
        if (missing.Count > WarningsShown) messages.Warn($"and {missing.Count - WarningsShown} more images could not be read.");
    }
}
