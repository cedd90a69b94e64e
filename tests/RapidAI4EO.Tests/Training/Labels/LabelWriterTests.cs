using System.Globalization;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Labels;
using Xunit;

namespace RapidAI4EO.Tests.Training.Labels;

/// <summary>Against sums over the corpus that the index was built from, by groups of codes.</summary>
public class LabelWriterTests
{
    private static TestIndex Corpus => TestIndex.Europe;

    [Fact]
    public void Write_Fractions_AreTheSumsOfTheCorpus()
    {
        foreach (var (scheme, divisor) in new[] { (LabelScheme.ClcLevel1, 100), (LabelScheme.ClcLevel2, 10), (LabelScheme.ClcLevel3, 1) })
        {
            var rows = Rows(scheme, LabelForm.Fractions, out var summary);
            var totals = new decimal[scheme.Labels.Count];
            foreach (var row in rows)
            {
                var counts = Corpus.CountsOf(SampleId.Parse(row[0]));
                for (var label = 0; label < totals.Length; label++)
                {
                    var code = int.Parse(scheme.Labels[label].Key[4..], CultureInfo.InvariantCulture);
                    var expected = ClcNomenclature.Classes.Where(c => c.Code / divisor == code).Sum(c => counts[c.Index]) / 40_000m;
                    Assert.Equal(expected, decimal.Parse(row[label + 1], NumberStyles.Float, CultureInfo.InvariantCulture));
                    totals[label] += expected;
                }
            }

            Assert.Equal(Corpus.Index.Count, rows.Count);
            Assert.All(totals, (total, label) => Assert.Equal((double)(total / rows.Count), summary.ShareOf(label), 9));
        }
    }

    [Fact]
    public void Write_MultiLabel_IsOneFromTheThresholdOn()
    {
        var rows = Rows(LabelScheme.ClcLevel3, LabelForm.Parse("multilabel:0.1"), out var summary);
        foreach (var row in rows)
        {
            var counts = Corpus.CountsOf(SampleId.Parse(row[0]));
            Assert.Equal(counts[..44].Select(count => count >= 4000 ? "1" : "0"), row[1..]);
        }

        Assert.Equal(rows.Count(row => row[23] == "1"), summary.SamplesWith(22));
        Assert.Equal(rows.Count(row => row[1..].All(cell => cell == "0")), summary.Unlabelled);
    }

    [Fact]
    public void Write_Dominant_IsTheFirstOfTheLargest()
    {
        foreach (var row in Rows(LabelScheme.ClcLevel3, LabelForm.Dominant, out _))
        {
            var counts = Corpus.CountsOf(SampleId.Parse(row[0]))[..44];
            var largest = counts.Max();
            Assert.Equal(largest == 0 ? "" : ClcNomenclature.Classes[Array.IndexOf(counts, largest)].Property, row[1]);
        }
    }

    [Fact]
    public void Weights_OfCounts_FollowTheirFormulas()
    {
        var weights = new ClassWeights([100, 300, 0]);
        Assert.Equal(3, weights.InverseFrequency[0] / weights.InverseFrequency[1], 9);
        Assert.Equal(2, weights.InverseFrequency.Sum(), 9);
        Assert.Equal(0, weights.InverseFrequency[2]);
        Assert.Equal((1 - Math.Pow(0.9999, 300)) / (1 - Math.Pow(0.9999, 100)), weights.EffectiveNumber[0] / weights.EffectiveNumber[1], 9);
    }

    private static List<string[]> Rows(LabelScheme scheme, LabelForm form, out LabelSummary summary)
    {
        using var stream = new MemoryStream();
        summary = new LabelWriter(Corpus.Index, SampleSet.All(Corpus.Index.Count), scheme, form).Write(stream, TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
        Assert.StartsWith("sample_id,", lines[0], StringComparison.Ordinal);
        return [.. lines.Skip(1).Select(line => line.Split(','))];
    }
}
