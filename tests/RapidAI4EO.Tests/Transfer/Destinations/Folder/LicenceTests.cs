using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Destinations.Folder;

public sealed class LicenceTests : DownloadFixture
{
    private const string Sentinel = "imagery/33N/15E-200N/33N_15E-200N_01_09/S2-SR/2018-01.tif";
    private const string Label = "labels/33N/15E-200N/labels_33N_15E-200N_01_09.geojson";

    [Fact]
    public async Task RunAsync_Products_LayTheirLicencesBesideThem()
    {
        Server.Put(KeyOf(0), [1]);
        Server.Put(Sentinel, [1]);
        Server.Put(Label, [1]);
        var summary = await RunAsync(Options(), [KeyOf(0)]);
        Assert.Equal([Product.PlanetFusion], summary.Products);
        Assert.Equal(LicenceNotice.Text([Product.PlanetFusionQuality]), Notice());
        Assert.Contains("CC-BY-NC-SA 3.0", Notice(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sentinel", Notice(), StringComparison.Ordinal);

        // A later run adds what it brings and takes nothing away.
        await RunAsync(Options(), [Label, Sentinel]);
        Assert.Equal(LicenceNotice.Text(Product.All), Notice());
    }

    [Fact]
    public async Task RunAsync_NoticeIsRight_IsNotWrittenAgain()
    {
        Server.Put(KeyOf(0), [1]);
        await RunAsync(Options(), [KeyOf(0)]);
        var old = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(Folder[LicenceNotice.FileName], old);
        await RunAsync(Options(), [KeyOf(0)]);
        Assert.Equal(old, File.GetLastWriteTimeUtc(Folder[LicenceNotice.FileName]));
        File.Delete(Folder[LicenceNotice.FileName]);
        await RunAsync(Options(), [KeyOf(0)]);
        Assert.NotEmpty(Notice());
    }

    [Fact]
    public async Task RunAsync_FilesOutsideTheCorpus_NeedNoNotice()
    {
        Server.Put("other", [1]);
        await RunAsync(Options(), ["other", "imagery/33N/nothing"]);
        Assert.Equal(["other"], Folder.Files);
    }

    [Fact]
    public void Lines_SeveralProducts_NameEachLicenceOnce()
    {
        Assert.Equal(3, LicenceNotice.Lines(Product.All).Count);
        Assert.Contains("Contains modified Copernicus Sentinel data 2018", Assert.Single(LicenceNotice.Lines([Product.Sentinel2])), StringComparison.Ordinal);
    }

    private string Notice() => File.ReadAllText(Folder[LicenceNotice.FileName]);
}
