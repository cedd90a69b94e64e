using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Training.Export;
using RapidAI4EO.Tests.Transfer.Download;
using RapidAI4EO.Training.Batches;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Splits;
using Xunit;

namespace RapidAI4EO.Tests.Training.Batches;

/// <summary>
/// Whatever a file of a training set or of splits holds, reading it gives what is there or an exception that is documented.
/// <c>RAPIDAI4EO_MUTATIONS</c> sets how many are tried.
/// </summary>
public sealed class TrainingSetFuzzTests : IDisposable
{
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("RAPIDAI4EO_MUTATIONS"), CultureInfo.InvariantCulture, out var count) ? count : 1_000;

    private readonly ExportCase _case = new(2, "2018-05-01/2018-05-08");

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData(ExportFormat.Zarr, "*.zarray")]
    [InlineData(ExportFormat.Npy, "*.npy")]
    [InlineData(ExportFormat.WebDataset, "*.tar")]
    [InlineData(ExportFormat.Safetensors, "*.safetensors")]
    public async Task Open_AnyMutation_IsReadOrRefusedAsDocumented(ExportFormat format, string files)
    {
        var options = _case.Options(format) with { Products = [Product.PlanetFusionQuality], Split = _case.HalfSplit() };
        await _case.RunAsync(options, token: TestContext.Current.CancellationToken);
        string[] paths = [Path.Combine(options.Destination, "export.json"), .. Directory.GetFiles(options.Destination, files, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var whole = paths.ToDictionary(path => path, File.ReadAllBytes);
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < Mutations; i++)
        {
            var path = random.Next(2) == 0 ? paths[0] : paths[random.Next(paths.Length)];
            await File.WriteAllBytesAsync(path, Mutated(whole[path], random));
            try
            {
                await ReadAsync(options.Destination);
            }
            catch (CorpusException)
            {
                // Refused, as documented.
            }

            await File.WriteAllBytesAsync(path, whole[path]);
        }

        await ReadAsync(options.Destination);
    }

    [Fact]
    public async Task SplitReader_AnyMutation_IsReadOrRefusedAsDocumented()
    {
        using var folder = new TestFolder();
        var lines = _case.Ids.Select((id, i) => $"{id},{(i % 2 == 0 ? "train" : "\"test\"")}");
        var whole = System.Text.Encoding.UTF8.GetBytes("sample_id,split\n" + string.Join('\n', lines) + "\n");
        var path = folder.Write("splits.csv", whole);
        Assert.Equal(2, SplitReader.ReadFile(TestIndex.Berlin.Index, path).Split.Names.Count);
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < Mutations; i++)
        {
            await File.WriteAllBytesAsync(path, Mutation.Of(whole, random));
            try
            {
                SplitReader.ReadFile(TestIndex.Berlin.Index, path);
            }
            catch (InvalidInputException)
            {
                // Refused, as documented.
            }
        }
    }

    private static async Task ReadAsync(string folder)
    {
        var set = TrainingSet.Open(folder);
        foreach (var array in set.ArrayNames.Where(name => name == "planet_qa")) _ = (set.BandsOf(array), set.TimesOf(array), set.FillValueOf(array));
        await foreach (var batch in set.ReadBatchesAsync(new BatchOptions { Size = 2 })) batch.Dispose();
    }

    /// <summary>Bytes anywhere, or another word in the place of one of JSON's.</summary>
    private static byte[] Mutated(byte[] whole, Random random)
    {
        string[] words = ["null", "-1", "1e400", "[]", "{}", "\"\"", "99999999999", "[null]", "true"];
        if (whole.Length == 0 || whole[0] != '{' || random.Next(3) == 0) return Mutation.Of(whole, random);
        var text = System.Text.Encoding.UTF8.GetString(whole);
        var colons = Enumerable.Range(0, text.Length).Where(at => text[at] is ':' or ',' or '[').ToArray();
        var start = colons[random.Next(colons.Length)] + 1;
        var end = text.IndexOfAny([',', '}', ']', '\n'], start);
        return System.Text.Encoding.UTF8.GetBytes(text[..start] + words[random.Next(words.Length)] + text[(end < 0 ? text.Length : end)..]);
    }
}
