using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Filters;
using Xunit;

namespace RapidAI4EO.Tests.Search.Filters;

/// <summary>Against foldings that the Unicode Character Database lists.</summary>
public class TextFoldingTests
{
    [Theory]
    [InlineData("Straße", "STRASSE")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("Οδος", "ΟΔΟΣ")]
    [InlineData("ﬁn", "FIN")]
    [InlineData("Ｋ", "ｋ")]
    [InlineData("K", "k")]
    [InlineData("µ", "μ")]
    [InlineData("ÉCOLE", "école")]
    public void Fold_Case_TakesThemForTheSame(string one, string other) =>
        Assert.Equal(TextFolding.Fold(FoldingKind.Case, one), TextFolding.Fold(FoldingKind.Case, other));

    [Theory]
    [InlineData("débárquér", "debarquer")]
    [InlineData("Beyonce\u0301", "Beyonce")]
    [InlineData("Ψάρι", "Ψαρι")]
    [InlineData("ё", "е")]
    [InlineData("ǘ", "u")]
    [InlineData("Kraków", "Krakow")]
    [InlineData("ø", "ø")]
    public void Fold_Accents_LeavesTheLetters(string text, string bare) => Assert.Equal(bare, TextFolding.Fold(FoldingKind.Accent, text));

    [Fact]
    public void Fold_Accents_KeepsCase() => Assert.NotEqual(TextFolding.Fold(FoldingKind.Accent, "É"), TextFolding.Fold(FoldingKind.Accent, "é"));
}
