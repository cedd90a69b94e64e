using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Tests.Storage.Objects;

public sealed class MemoryStoreTests : ObjectStoreContract
{
    protected override IObjectStore Create(params (string Key, byte[] Content)[] objects)
    {
        var store = new MemoryStore();
        foreach (var (key, content) in objects) store.Put(key, content);
        return store;
    }
}
