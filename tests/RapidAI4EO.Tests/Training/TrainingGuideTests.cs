using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Training.Export;
using RapidAI4EO.Training.Batches;
using RapidAI4EO.Training.Export.Plan;
using Xunit;

namespace RapidAI4EO.Tests.Training;

/// <summary>The code of docs/training.md compiles, runs, and is the code here.</summary>
public sealed class TrainingGuideTests
{
    [Fact]
    public async Task Snippet_OfTheGuide_TrainsOnASplit()
    {
        using var export = new ExportCase(samples: 3);
        var options = export.Options(ExportFormat.Npy) with { Split = export.HalfSplit() };
        await export.RunAsync(options, token: TestContext.Current.CancellationToken);
        // One of three samples is in train: 12 images of 4 bands, as many digits, a share for each class.
        Assert.Equal([(12 * 4 * 200 * 200, 12, 44)], await TrainAsync(options.Destination));
    }

    [Fact]
    public void Snippet_OfTheGuide_IsTheCodeBelow()
    {
        var root = SharedData.Repository();
        var guide = File.ReadAllText(Path.Combine(root, "docs", "training.md"));
        var snippet = guide.Split("```csharp\n")[1].Split("\n```")[0].Replace("\"./training\"", "path", StringComparison.Ordinal);
        var source = File.ReadAllText(Path.Combine(root, "tests", "RapidAI4EO.Tests", "Training", "TrainingGuideTests.cs"));
        Assert.All(snippet.Split('\n'), line => Assert.Contains(line, source, StringComparison.Ordinal));
    }

    private static async Task<List<(int Pixels, int Valid, int Labels)>> TrainAsync(string path)
    {
        var seen = new List<(int, int, int)>();
        var set = TrainingSet.Open(path);
        var options = new BatchOptions
        {
            Size = 4,
            Split = "train",
            Arrays = ["planet", "planet_valid", "label"],
            Seed = 7,
            Epoch = 1,
        };
        await foreach (var batch in set.ReadBatchesAsync(options))
        {
            using (batch) Train(batch["planet"].Values<short>(), batch["planet_valid"].Values<byte>(), batch["label"].Values<float>());
        }

        return seen;

        void Train(ReadOnlySpan<short> pixels, ReadOnlySpan<byte> valid, ReadOnlySpan<float> labels) => seen.Add((pixels.Length, valid.Length, labels.Length));
    }
}
