using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Azure;

/// <summary>The contract kept by a container of Azurite, some folders down.</summary>
[Collection(Azurite.Collection)]
public abstract class AzureBlobStoreContract(Azurite azurite, bool isPublic) : ObjectStoreContract, IAsyncLifetime
{
    private const string Prefix = "ml hub/rapidai4eo/";

    private string _container = "";

    public async ValueTask InitializeAsync() => _container = await azurite.CreateContainerAsync(isPublic);

    protected override IObjectStore Create(params (string Key, byte[] Content)[] objects)
    {
        // Beside the root, where it must not reach.
        azurite.Blobs.PutAsync(_container, "ml hub/rapidai4eo2", [1]).GetAwaiter().GetResult();
        foreach (var (key, content) in objects) azurite.Blobs.PutAsync(_container, Prefix + key, content).GetAwaiter().GetResult();
        var sas = isPublic ? "" : '?' + azurite.Blobs.Sign(_container, "rl", DateTimeOffset.UtcNow.AddHours(1));
        return ObjectStores.Open(RootAddress.Parse($"azure+{azurite.Blobs.Address}/{_container}/{Prefix}{sas}"));
    }
}
