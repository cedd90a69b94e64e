using System.Text;
using System.Text.RegularExpressions;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests;

/// <summary>What is real: the values that the corpus's tutorial prints, and one chip.</summary>
public partial class RealInputTests
{
    private const string Root = "https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/";

    [Fact]
    public void PrintedPolygons_OfTheTutorial_FollowFromTheirIds()
    {
        var printed = Polygons().Matches(Tutorial());
        Assert.Equal(5, printed.Count);
        foreach (Match match in printed)
        {
            var corners = SampleId.Parse(match.Groups["id"].Value).Footprint.PublishedCorners;
            Assert.Equal(
                $"{corners.SouthEast.Longitude:0.00000} {corners.SouthEast.Latitude:0.00000}, {corners.NorthEast.Longitude:0.00000} {corners.NorthEast.Latitude:0.00000}",
                match.Groups["vertices"].Value);
        }
    }

    [Fact]
    public void PrintedLabels_OfTheTutorial_AreCountsOf40000ths()
    {
        var rows = LabelRows().Matches(Tutorial());
        Assert.Equal(5, rows.Count);
        foreach (Match row in rows)
        {
            Assert.True(SampleId.TryParse(row.Groups["id"].Value, out _));
            foreach (Capture share in row.Groups["share"].Captures)
            {
                Assert.True(FractionText.TryRead(Encoding.ASCII.GetBytes(share.Value), out var exact));
                Assert.NotEqual(-1, FractionText.CountOf(exact));
            }
        }
    }

    [Fact]
    public void PrintedMappings_OfTheTutorial_AreTheNomenclature()
    {
        var rows = MappingRows().Matches(Tutorial());
        Assert.Equal(45, rows.Count);
        foreach (var (row, expected) in rows.Zip(ClcNomenclature.Classes))
        {
            // The tutorial cuts one name that is too long for its table.
            var name = row.Groups["name"].Value.Replace(" ...", "", StringComparison.Ordinal);
            Assert.StartsWith(name, expected.Name, StringComparison.Ordinal);
            Assert.Equal($"{expected.Property} {expected.Level1} {expected.Level2} {expected.Code}", row.Groups["key"].Value.Replace(" | ", " ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void PublishedMappings_AsWrittenHere_HaveThePublished1759Bytes() =>
        Assert.Equal(1759, Encoding.UTF8.GetByteCount(string.Concat(MappingReader.PublishedLines.Select(line => line + "\n"))));

    [Fact]
    public void PrintedAssets_OfTheTutorial_HaveTheseKeysNamesAndTimes()
    {
        var assets = Assets().Matches(Tutorial());
        Assert.True(assets.Count >= 11, $"{assets.Count} assets");
        foreach (Match asset in assets)
        {
            var key = AssetKey.Parse(asset.Groups["key"].Value);
            Assert.Equal(asset.Groups["name"].Value, key.AssetName);
            if (key.Step is { } step)
            {
                Assert.Equal(asset.Groups["time"].Value, step.Timestamp.ToString("yyyy-MM-ddTHH:mm:ssZ"));
            }
        }
    }

    [Fact]
    public void RealChip_Key_NamesItsBounds()
    {
        var key = AssetKey.Parse(SharedData.RealChipKey);
        Assert.Equal("sr_2018-01-03", key.AssetName);
        Assert.Equal(new UtmBounds(364800, 4823400, 365400, 4824000), key.Sample.Footprint.Bounds);
        Assert.True(RootAddress.Parse(Root).TryGetKey(Root + SharedData.RealChipKey, out var read));
        Assert.Equal(SharedData.RealChipKey, read);
    }

    [Fact]
    public async Task RealChip_DownloadedFromAServerLaidOutAsTheRoot_IsTheSame()
    {
        using var folder = new TestFolder();
        folder.Write(Path.Combine("root", SharedData.RealChipKey), SharedData.RealChip());
        await using var host = await CorpusHost.StartAsync(folder["root"]);
        using var store = ObjectStores.Open(RootAddress.Parse(host.Address));
        var options = new DownloadOptions { Roots = [store], Destination = folder["to"] };
        var summary = await new Downloader(options).RunAsync(new[] { SharedData.RealChipKey }.ToAsyncEnumerable());
        Assert.True(summary.IsComplete);
        Assert.Equal(SharedData.RealChip(), await File.ReadAllBytesAsync(Path.Combine(folder["to"], SharedData.RealChipKey)));
    }

    private static string Tutorial() => File.ReadAllText(SharedData.PathOf("tutorial.txt"));

    [GeneratedRegex(@"(?<id>\d\dN_\d+E-\d+N_\d\d_\d\d) POLYGON \(\((?<vertices>[-\d. ]+, [-\d. ]+?)\.\.\.")]
    private static partial Regex Polygons();

    [GeneratedRegex(@"(?<id>\d\dN_\d+E-\d+N_\d\d_\d\d)(?: (?<share>[01]\.\d+)){6}")]
    private static partial Regex LabelRows();

    [GeneratedRegex(@"^(?<key>clc_\d{3} \| \d \| \d\d \| \d{3}) \| (?<name>.+?) \|\s*$", RegexOptions.Multiline)]
    private static partial Regex MappingRows();

    [GeneratedRegex(@"Asset: (?<name>\w+_[-\d]+|labels): \{'href': 'https://radiantearth\.blob\.core\.windows\.net/mlhub/rapidai4eo/(?<key>[^']+)', 'type': '[^']+',(?: 'datetime': '(?<time>[^']+)',)?")]
    private static partial Regex Assets();
}
