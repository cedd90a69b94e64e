using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Requests;

/// <summary>Products and time steps of any sample, each once, in the order in which assets are listed.</summary>
internal sealed class AssetSetOfSample : IEquatable<AssetSetOfSample>
{
    public AssetSetOfSample(IEnumerable<(Product Product, TimeStep? Step)> assets) =>
        InOrder = [.. assets.Distinct().OrderBy(asset => asset.Product.Index).ThenBy(asset => asset.Step?.Date)];

    public IReadOnlyList<(Product Product, TimeStep? Step)> InOrder { get; }

    public bool HasAny(Product product) => InOrder.Any(asset => asset.Product == product);

    /// <summary>These and more, in order.</summary>
    public IReadOnlyList<(Product Product, TimeStep? Step)> With(IReadOnlyList<(Product Product, TimeStep? Step)> more) =>
        more.All(asset => InOrder.Contains(asset)) ? InOrder : new AssetSetOfSample(InOrder.Concat(more)).InOrder;

    public bool Equals(AssetSetOfSample? other) => other is not null && InOrder.SequenceEqual(other.InOrder);

    public override bool Equals(object? obj) => Equals(obj as AssetSetOfSample);

    public override int GetHashCode() => InOrder.Count;
}
