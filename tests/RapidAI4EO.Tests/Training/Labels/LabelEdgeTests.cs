using System.Text;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Labels;
using Xunit;

namespace RapidAI4EO.Tests.Training.Labels;

/// <summary>Shares at a threshold to the last pixel, and shares that are no multiple of 1/40000.</summary>
public sealed class LabelEdgeTests
{
    private const string A = "33N_15E-200N_01_09";
    private const string B = "33N_15E-200N_01_10";

    [Theory]
    [InlineData("multilabel:0.1", "0.1", "1")]
    [InlineData("multilabel:0.1", "0.099975", "0")]
    [InlineData("multilabel:0.100025", "0.1", "0")]
    [InlineData("multilabel:0.100025", "0.100025", "1")]
    // Between two counts: the next one above reaches it.
    [InlineData("multilabel:0.10001", "0.1", "0")]
    [InlineData("multilabel:0.10001", "0.100025", "1")]
    [InlineData("multilabel:0.0000001", "0.000025", "1")]
    [InlineData("multilabel:0.0000001", "0.0", "0")]
    [InlineData("multilabel:1", "1.0", "1")]
    [InlineData("multilabel:1", "0.999975", "0")]
    public async Task Write_ShareAtTheThreshold_IsThereFromItOn(string form, string share, string expected)
    {
        var rest = (1 - decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, await CellAsync("clc_311", form, ("clc_311", share), ("clc_999", rest)));
    }

    [Theory]
    // A third is nearer to 13333 pixels than to 13334.
    [InlineData("0.3333333333333333", "0.6666666666666667", "0.333325")]
    [InlineData("0.00001", "0.99999", "0.0")]
    // Half a pixel counts as a whole one.
    [InlineData("0.0000125", "0.9999875", "2.5e-05")]
    [InlineData("0.9999999999999999", "0.0000000000000001", "1.0")]
    public async Task Write_ShareThatIsNoMultiple_IsTheNearest(string share, string rest, string expected) =>
        Assert.Equal(expected, await CellAsync("clc_311", "fractions", ("clc_311", share), ("clc_312", rest)));

    [Theory]
    // The nearest count decides, and 13333 pixels are less than a third.
    [InlineData("multilabel:0.3333", "1")]
    [InlineData("multilabel:0.33333", "0")]
    public async Task Write_ThresholdAtAShareThatIsNoMultiple_GoesByTheNearest(string form, string expected) =>
        Assert.Equal(expected, await CellAsync("clc_311", form, ("clc_311", "0.3333333333333333"), ("clc_312", "0.6666666666666667")));

    [Fact]
    public async Task Write_DominantOfEquals_IsTheLowestCode() =>
        Assert.Equal("clc_312", await CellAsync("label", "dominant", ("clc_512", "0.5"), ("clc_312", "0.5")));

    [Fact]
    public async Task Write_DominantOfNodata_IsEmpty() => Assert.Equal("", await CellAsync("label", "dominant", ("clc_999", "1.0")));

    private static async Task<string> CellAsync(string column, string form, params (string Class, string Share)[] shares)
    {
        using var folder = new ResourceFolder(A, B);
        folder.Rows[1] = ResourceFolder.Row(B, shares);
        var report = await folder.Write().BuildAsync();
        Assert.Equal(0, report.FindingCount);
        using var index = SampleIndex.Open(folder.IndexPath);
        using var csv = new MemoryStream();
        new LabelWriter(index, SampleSet.All(2), LabelScheme.ClcLevel3, LabelForm.Parse(form)).Write(csv, TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(csv.ToArray()).TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        return lines.Single(line => line[0] == B)[Array.IndexOf(lines[0], column)];
    }
}
