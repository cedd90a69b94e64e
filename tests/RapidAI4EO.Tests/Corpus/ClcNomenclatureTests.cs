using RapidAI4EO.Corpus;
using Xunit;

namespace RapidAI4EO.Tests.Corpus;

public class ClcNomenclatureTests
{
    [Fact]
    public void Classes_All_Are45InTheOrderOfTheirCodes()
    {
        Assert.Equal(45, ClcNomenclature.Classes.Count);
        Assert.Equal(ClcNomenclature.Classes.Select(c => c.Code).Order(), ClcNomenclature.Classes.Select(c => c.Code));
        Assert.Equal(Enumerable.Range(0, 45), ClcNomenclature.Classes.Select(c => c.Index));
    }

    [Theory]
    [InlineData("clc_31", "311,312,313")]
    [InlineData("clc_5", "511,512,521,522,523")]
    [InlineData("clc_9", "999")]
    [InlineData("clc_99", "999")]
    [InlineData("clc_412", "412")]
    public void Find_Property_SumsItsClasses(string property, string codes) =>
        Assert.Equal(codes, string.Join(',', ClcNomenclature.Find(property)!.Select(c => c.Code)));

    [Theory]
    [InlineData("clc_")]
    [InlineData("clc_6")]
    [InlineData("clc_53")]
    [InlineData("clc_0311")]
    [InlineData("clc_314")]
    [InlineData("CLC_311")]
    [InlineData("id")]
    public void Find_NoSuchProperty_IsNull(string property) => Assert.Null(ClcNomenclature.Find(property));

    [Fact]
    public void Groups_OfEachLevel_HoldEveryClassOnce()
    {
        foreach (var level in (int[])[1, 2])
        {
            var codes = ClcNomenclature.Groups.Where(g => g.Level == level).SelectMany(g => g.Classes).Select(c => c.Code);
            Assert.Equal(ClcNomenclature.Classes.Select(c => c.Code), codes.Order());
        }

        Assert.Equal([1, 2, 3, 4, 5, 9], ClcNomenclature.Groups.Where(g => g.Level == 1).Select(g => g.Code));
        Assert.Equal(16, ClcNomenclature.Groups.Count(g => g.Level == 2));
    }
}
