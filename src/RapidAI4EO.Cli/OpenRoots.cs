using RapidAI4EO.Cli.Options;
using RapidAI4EO.Storage;

namespace RapidAI4EO.Cli;

/// <summary>The stores of the roots that a call names.</summary>
internal sealed class OpenRoots : IDisposable
{
    private readonly List<IObjectStore> _stores = [];

    public IReadOnlyList<IObjectStore> Stores => _stores;

    public static OpenRoots Of(Invocation call)
    {
        var roots = new OpenRoots();
        foreach (var root in CommonOptions.RootsOf(call)) roots._stores.Add(ObjectStores.Open(root));
        return roots;
    }

    public void Dispose() => _stores.ForEach(store => store.Dispose());
}
