using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Labels;
using Xunit;

namespace RapidAI4EO.Tests.Training.Export;

/// <summary>
/// The files of docs/loader read what is exported, each with a module of a few lines in the place of PyTorch, which is too large to be
/// installed for this: see <see cref="LoaderScript.StandIn"/>.
/// </summary>
public sealed class LoaderTests : IDisposable
{
    private readonly ExportCase _case = new();
    private readonly TestFolder _torch = new();

    public static TheoryData<ExportFormat> Formats => [.. Enum.GetValues<ExportFormat>()];

    public void Dispose()
    {
        _case.Dispose();
        _torch.Dispose();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Loader_OfAnExportWithGaps_GivesChipsLabelsAndSplits(ExportFormat format)
    {
        _case.Delete(_case.Key(1, Product.PlanetFusion, 2));
        _case.Cut(_case.Key(3, Product.Sentinel2, 0));
        await CheckAsync(_case.Options(format) with { Split = _case.HalfSplit() });
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Loader_OfFloatsWithDominantLabels_GivesThem(ExportFormat format)
    {
        _case.Delete(_case.Key(2, Product.PlanetFusion, 0));
        await CheckAsync(_case.Options(format) with
        {
            Split = _case.HalfSplit(),
            Missing = MissingChips.Drop,
            AsFloats = true,
            Form = LabelForm.Dominant,
            FormText = "dominant",
        });
    }

    private async Task CheckAsync(ExportOptions options)
    {
        await _case.RunAsync(options, token: TestContext.Current.CancellationToken);
        _torch.Write("torch.py", LoaderScript.StandIn);
        _case.Check(options, LoaderScript.Text, Path.Combine(SharedData.Repository(), "docs", "loader"), _torch.Path);
    }
}
