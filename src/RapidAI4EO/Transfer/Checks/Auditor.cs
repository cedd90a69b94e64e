using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// Says for every sample which of its files are here, missing or unknown, by the manifest and a look at each file's length; no
/// file is opened. Only a <see cref="Verifier"/> compares bytes.
/// </summary>
/// <remarks>A length is compared with the manifest's as one of some 65,000 tags, which keeps all of the corpus in memory.</remarks>
public sealed class Auditor
{
    // Enough samples at once for all processors, and nothing beside a corpus.
    private const int GroupSize = 64;

    private readonly string _folder;
    private readonly KnownFiles _known;

    private readonly Lazy<ExpectedAssets> _expected;

    private Auditor(string folder, KnownFiles known, IReadOnlyList<TransferRequest> requests)
    {
        (_folder, _known, Requests) = (folder, known, requests);
        _expected = new(() => new ExpectedAssets(requests, known));
    }

    /// <summary>What downloads into the destination were asked for. Lists of keys leave none.</summary>
    public IReadOnlyList<TransferRequest> Requests { get; }

    /// <summary>The products of which anything was asked for, or is named by the manifest.</summary>
    public IReadOnlyList<Product> ExpectedProducts => _expected.Value.Products;

    /// <summary>The samples that were asked for, and those that the manifest names beside them, in order.</summary>
    public IReadOnlyList<SampleId> ExpectedSamples => _expected.Value.Samples;

    /// <summary>The samples that the manifest names, in order, but those of which everything was removed.</summary>
    public IReadOnlyList<SampleId> Samples => _known.Samples;

    /// <summary>Parts of the manifest that cannot be read; what they named is found unknown or missing.</summary>
    public int DamagedBlocks => _known.DamagedBlocks;

    /// <summary>Reads a destination's manifest.</summary>
    /// <exception cref="CorpusException">There is no manifest, or it cannot be read.</exception>
    public static Auditor Open(string destination, CancellationToken token = default)
    {
        var folder = SafePath.WithManifest(destination);
        return new Auditor(folder, KnownFiles.Load(folder, token), [.. RequestFolder.Read(folder, token)]);
    }

    /// <summary>Looks at the files of samples that were asked for, or that the manifest names, as far as the destination remembers.</summary>
    /// <param name="samples">Which samples; as <see cref="ExpectedSamples"/> has them.</param>
    /// <param name="token">Cancels.</param>
    public IEnumerable<SampleAudit> AuditExpected(IEnumerable<SampleId> samples, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return samples.Chunk(GroupSize).SelectMany(group => Audit(group, _expected.Value.Of, token));
    }

    /// <summary>Looks at the files of samples; the answers come in the order of the samples, as they are enumerated.</summary>
    /// <param name="samples">Which samples.</param>
    /// <param name="assets">Which of each sample's files, as a subset names them.</param>
    /// <param name="token">Cancels.</param>
    public IEnumerable<SampleAudit> Audit(
        IEnumerable<SampleId> samples, IReadOnlyList<(Product Product, TimeStep? Step)> assets, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(assets);
        return samples.Chunk(GroupSize).SelectMany(group => Audit(group, _ => assets, token));
    }

    private SampleAudit[] Audit(SampleId[] group, Func<SampleId, IReadOnlyList<(Product Product, TimeStep? Step)>> assetsOf, CancellationToken token)
    {
        var audits = new SampleAudit[group.Length];
        Parallel.For(0, group.Length, new ParallelOptions { CancellationToken = token }, i => audits[i] = Audit(group[i], assetsOf(group[i])));
        return audits;
    }

    private SampleAudit Audit(SampleId sample, IReadOnlyList<(Product Product, TimeStep? Step)> assets)
    {
        var states = new AssetState[assets.Count];
        for (var i = 0; i < states.Length; i++) states[i] = StateOf(new AssetKey(sample, assets[i].Product, assets[i].Step));
        return new SampleAudit(sample, assets, states);
    }

    private AssetState StateOf(in AssetKey asset)
    {
        if (_known.ContainsInShard(asset)) return AssetState.Here;
        var file = new FileInfo(Path.Join(_folder, asset.ToString()));
        if (!file.Exists) return AssetState.Missing;
        return _known.Contains(asset, file.Length) ? AssetState.Here : AssetState.Unknown;
    }
}
