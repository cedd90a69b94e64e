using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Search.Output.Lists;

namespace RapidAI4EO.Transfer.Requests;

/// <summary>What a download was asked for. The destination keeps it, so that a later audit knows what should be there.</summary>
/// <param name="Samples">Which samples.</param>
/// <param name="Assets">Which of each sample's files, as a subset names them.</param>
public sealed record TransferRequest(IReadOnlyList<SampleId> Samples, IReadOnlyList<(Product Product, TimeStep? Step)> Assets)
{
    /// <summary>The same in the caller's words, for people to read; empty where there are none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Which part of it; null where it is all. Default null.</summary>
    public Part? Part { get; init; }

    /// <summary>The request for a list of assets.</summary>
    public static TransferRequest Of(AssetList assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        return new TransferRequest([.. assets.Samples], assets.AssetsPerSample);
    }
}
