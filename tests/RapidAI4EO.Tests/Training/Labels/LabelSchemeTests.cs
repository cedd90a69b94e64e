using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Labels;
using Xunit;

namespace RapidAI4EO.Tests.Training.Labels;

public sealed class LabelSchemeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("clc1", 5, 44)]
    [InlineData("clc2", 15, 44)]
    [InlineData("clc3", 44, 44)]
    [InlineData("bigearthnet19", 19, 32)]
    public void Find_SchemeOfOurs_HasItsLabelsAndClasses(string name, int labels, int classes)
    {
        var scheme = LabelScheme.Find(name);
        Assert.Equal(labels, scheme.Labels.Count);
        Assert.Equal(classes, ClcNomenclature.Classes.Count(c => scheme.LabelOf(c.Index) >= 0));
        Assert.Equal(LabelScheme.LeftOut, scheme.LabelOf(44));
    }

    // BigEarthNet's table label_conversion: places among its 43 classes, which are those of CORINE Land Cover in order, without glaciers.
    [Fact]
    public void BigEarthNet19_EveryClass_HasThePublishedLabel()
    {
        int[][] published =
        [
            [0, 1], [2], [11, 12, 13], [14, 15, 16, 18], [17], [19], [20], [21], [22], [23], [24], [25, 31], [26, 27], [28], [29], [33, 34], [35, 36],
            [38, 39], [40, 41, 42],
        ];
        var seen = ClcNomenclature.Classes.Where(c => c.Code is not (335 or 999)).ToList();
        Assert.Equal(43, seen.Count);
        Assert.All(seen, (c, place) => Assert.Equal(Array.FindIndex(published, places => places.Contains(place)), LabelScheme.BigEarthNet19.LabelOf(c.Index)));
    }

    // The classes that BigEarthNet-19 takes out, and glaciers and NODATA, which BigEarthNet does not have.
    [Fact]
    public void BigEarthNet19_ClassesWithoutCounterpart_AreThosePublished() => Assert.Equal(
        [122, 123, 124, 131, 132, 133, 141, 142, 332, 334, 335, 423, 999],
        ClcNomenclature.Classes.Where(c => LabelScheme.BigEarthNet19.LabelOf(c.Index) < 0).Select(c => c.Code));

    [Theory]
    [InlineData(241, "Permanent crops")]
    [InlineData(333, "Natural grassland and sparsely vegetated areas")]
    [InlineData(323, "Moors, heathland and sclerophyllous vegetation")]
    [InlineData(412, "Inland wetlands")]
    [InlineData(422, "Coastal wetlands")]
    [InlineData(521, "Marine waters")]
    public void BigEarthNet19_Class_HasItsLabel(int code, string label)
    {
        var scheme = LabelScheme.BigEarthNet19;
        Assert.Equal(label, scheme.Labels[scheme.LabelOf(ClcNomenclature.Classes.Single(c => c.Code == code).Index)].Title);
    }

    [Fact]
    public void Find_File_IsReadWithQuotesAndJoinsEqualLabels()
    {
        var scheme = LabelScheme.Find(Write("clc,label\r\n311,\"wood, all \"\"kinds\"\"\"\r\n312,\"wood, all \"\"kinds\"\"\"\r\n\r\n111,town\r\n"));
        Assert.Equal(["town", "wood, all \"kinds\""], scheme.Labels.Select(l => l.Key));
        Assert.Equal(1, scheme.LabelOf(ClcNomenclature.Classes.Single(c => c.Code == 312).Index));
    }

    [Theory]
    [InlineData("", "line 1: a label scheme starts with the header clc,label")]
    [InlineData("class,label\n311,wood", "line 1")]
    [InlineData("clc,label\n311,wood\n310,wood", "line 3: '310' is no class of CORINE Land Cover")]
    [InlineData("clc,label\n311,wood\n311,trees", "line 3: class 311 has a label already")]
    [InlineData("clc,label\n311", "line 2: class 311 has no label")]
    [InlineData("clc,label\n", "gives no class a label")]
    public void Find_BadFile_IsRefusedWithTheLine(string text, string message) => Assert.Contains(
        message, Assert.Throws<InvalidInputException>(() => LabelScheme.Find(Write(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Find_NeitherSchemeNorFile_IsRefused() => Assert.Contains(
        "neither a label scheme nor a file", Assert.Throws<InvalidInputException>(() => LabelScheme.Find("clc4")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("multilabel:0")]
    [InlineData("multilabel:1.1")]
    [InlineData("multilabel:x")]
    [InlineData("top3")]
    public void Parse_BadForm_IsRefused(string form) => Assert.Throws<InvalidInputException>(() => LabelForm.Parse(form));

    private string Write(string text)
    {
        File.WriteAllText(_folder["scheme.csv"], text);
        return _folder["scheme.csv"];
    }
}
