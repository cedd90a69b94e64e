using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>Which of a sample's files are here.</summary>
public sealed class SampleAudit
{
    private readonly IReadOnlyList<(Product Product, TimeStep? Step)> _assets;
    private readonly AssetState[] _states;

    internal SampleAudit(SampleId sample, IReadOnlyList<(Product Product, TimeStep? Step)> assets, AssetState[] states)
    {
        Sample = sample;
        _assets = assets;
        _states = states;
    }

    public SampleId Sample { get; }

    /// <summary>All that was asked for is here.</summary>
    public bool IsComplete => !_states.AsSpan().ContainsAnyExcept(AssetState.Here);

    /// <summary>The files in the order in which they were asked for.</summary>
    public IEnumerable<(AssetKey Key, AssetState State)> Files =>
        _assets.Select((asset, i) => (new AssetKey(Sample, asset.Product, asset.Step), _states[i]));

    /// <summary>How many files of a product are in a state.</summary>
    public int Count(Product product, AssetState state)
    {
        var count = 0;
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i] == state && _assets[i].Product == product) count++;
        }

        return count;
    }

    /// <summary>Whether any file is in a state.</summary>
    public bool Has(AssetState state) => Array.IndexOf(_states, state) >= 0;
}
