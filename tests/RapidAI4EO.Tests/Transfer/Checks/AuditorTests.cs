using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Checks;

public sealed class AuditorTests : CheckFixture
{
    private static readonly (Product Product, TimeStep? Step)[] Assets =
    [
        .. Product.Images.SelectMany(product => product.Steps.Select(step => (product, (TimeStep?)step))), (Product.Labels, null),
    ];

    private static readonly SampleId[] Samples = [.. Enumerable.Range(1, 5).Select(i => SampleId.Parse($"33N_15E-200N_01_{i:00}"))];

    [Fact]
    public void Audit_AtRandom_SaysWhatBruteForceSays()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var truth = new Dictionary<string, AssetState>();
        var lines = new List<ManifestEntry>();
        foreach (var key in Samples.SelectMany(sample => Assets.Select(asset => new AssetKey(sample, asset.Product, asset.Step).ToString())))
        {
            truth[key] = Arrange(key, random, lines);
        }

        Folder.Write("shard-000000.tar", new byte[2000]);
        Append([.. lines]);
        var audits = Auditor.Open(Folder.Path, Token).Audit(Samples, Assets, Token).ToList();
        Assert.Equal(Samples, audits.Select(audit => audit.Sample));
        Assert.Equal(truth, audits.SelectMany(audit => audit.Files).ToDictionary(file => file.Key.ToString(), file => file.State));

        var totals = new AuditTotals();
        audits.ForEach(totals.Add);
        foreach (var state in Enum.GetValues<AssetState>())
        {
            Assert.Equal(truth.Count(file => file.Value == state), totals.Count(state));
            Assert.Equal(
                truth.Count(file => file.Value == state && file.Key.Contains("/S2-SR/", StringComparison.Ordinal)), totals.Count(Product.Sentinel2, state));
        }
    }

    [Fact]
    public void Audit_EverythingHere_IsComplete()
    {
        var key = new AssetKey(Samples[0], Product.Sentinel2, Product.Sentinel2.Steps[0]).ToString();
        Folder.Write(key, [1]);
        Append(new ManifestEntry(key, ManifestState.Here, 1));
        var auditor = Auditor.Open(Folder.Path, Token);
        Assert.True(Assert.Single(auditor.Audit([Samples[0]], [(Product.Sentinel2, Product.Sentinel2.Steps[0])], Token)).IsComplete);
        Assert.False(Assert.Single(auditor.Audit([Samples[1]], [(Product.Sentinel2, Product.Sentinel2.Steps[0])], Token)).IsComplete);
    }

    [Fact]
    public void Samples_AreThoseOfWhichTheManifestNamesAnythingNotRemoved()
    {
        string KeyOf(int sample, int step) => new AssetKey(Samples[sample], Product.PlanetFusion, Product.PlanetFusion.Steps[step]).ToString();
        Append(
            new ManifestEntry(KeyOf(3, 0), ManifestState.Here, 1), new ManifestEntry(KeyOf(0, 0), ManifestState.Here, 1),
            new ManifestEntry(KeyOf(0, 0), ManifestState.Damaged, 1), new ManifestEntry(KeyOf(1, 0), ManifestState.Here, 1),
            new ManifestEntry(KeyOf(1, 0), ManifestState.Removed, 1), new ManifestEntry("other/file", ManifestState.Here, 1));
        Assert.Equal([Samples[0], Samples[3]], Auditor.Open(Folder.Path, Token).Samples);
    }

    /// <summary>Puts a file and lines about it, or not, and says by the definition of the states what that comes to.</summary>
    private AssetState Arrange(string key, Random random, List<ManifestEntry> lines)
    {
        var (length, inShard) = (random.Next(1, 200), random.Next(4) == 0);
        var state = (ManifestState)random.Next(4);
        var vouched = random.Next(5);
        if (vouched > 0)
        {
            if (random.Next(3) == 0) lines.Add(new ManifestEntry(key, ManifestState.Here, random.Next(1, 200)));
            if (random.Next(2) == 0) state = ManifestState.Here;
            var offset = random.Next(3) == 0 ? 1990 : 512;
            lines.Add(new ManifestEntry(key, state, length) { Shard = inShard ? "shard-000000.tar" : null, Offset = inShard ? offset : 0 });
            if (inShard && state == ManifestState.Here && offset + length <= 2000) return AssetState.Here;
        }

        var onDisk = random.Next(3) switch { 0 => -1, 1 => length, _ => length + 1 };
        if (onDisk < 0) return AssetState.Missing;
        Folder.Write(key, new byte[onDisk]);
        return vouched > 0 && !inShard && state == ManifestState.Here && onDisk == length ? AssetState.Here : AssetState.Unknown;
    }
}
