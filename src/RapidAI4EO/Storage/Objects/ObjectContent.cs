namespace RapidAI4EO.Storage.Objects;

/// <summary>An open object: what it is and its bytes, to be read once, forwards, and asynchronously.</summary>
public sealed class ObjectContent(ObjectInfo info, Stream stream) : IAsyncDisposable
{
    public ObjectInfo Info { get; } = info;

    /// <summary>Can be read to its end only by the asynchronous methods; disposed of with this.</summary>
    public Stream Stream { get; } = stream;

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
