using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Cli.Shared.Access;

/// <summary>The stores of the roots that a call names.</summary>
internal sealed class OpenedRoots : IDisposable
{
    private readonly List<IObjectStore> _stores = [];

    public IReadOnlyList<IObjectStore> Stores => _stores;

    public static OpenedRoots Of(Invocation call)
    {
        var roots = new OpenedRoots();
        foreach (var root in CommonOptions.RootsOf(call)) roots._stores.Add(ObjectStores.Open(root));
        return roots;
    }

    public void Dispose() => _stores.ForEach(store => store.Dispose());
}
